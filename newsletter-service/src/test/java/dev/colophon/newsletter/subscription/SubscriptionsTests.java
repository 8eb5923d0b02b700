package dev.colophon.newsletter.subscription;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.colophon.newsletter.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace.NONE;

@JdbcTest
@AutoConfigureTestDatabase(replace = NONE)
@Import({ TestDatabase.class, Subscriptions.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SubscriptionsTests {

	private static final EmailAddress ADA = new EmailAddress("Ada@Example.org");

	@Autowired
	private Subscriptions subscriptions;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@AfterEach
	void forgetEverybody() {
		this.jdbc.sql("truncate subscription").update();
	}

	@Test
	void keepAnAddressAsItWasTyped() {
		this.subscriptions.request(ADA);
		assertThat(this.jdbc.sql("select email, normalized_email, status from subscription").query().listOfRows())
			.singleElement()
			.hasToString("{email=Ada@Example.org, normalized_email=ada@example.org, status=pending}");
	}

	@Test
	void keepAnAddressOnceHoweverItIsSpelled() {
		Stream.of("ada@bücher.example", "ADA@bücher.example", "ada@BÜCHER.EXAMPLE", "Ada@xn--bcher-kva.example")
			.map(EmailAddress::new)
			.forEach(this.subscriptions::request);
		assertThat(emails()).containsExactly("ada@bücher.example");
	}

	@Test
	void keepDifferentAddressesApart() {
		Stream.of("ada@example.org", "ada@example.com", "ada+news@example.org")
			.map(EmailAddress::new)
			.forEach(this.subscriptions::request);
		assertThat(emails()).hasSize(3);
	}

	@Test
	void keepAnAddressOnceWhenFiftyAskAtTheSameTime() throws Exception {
		Callable<Void> request = () -> {
			this.subscriptions.request(ADA);
			return null;
		};
		try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var person : people.invokeAll(Stream.generate(() -> request).limit(50).toList())) {
				person.get();
			}
		}
		assertThat(emails()).hasSize(1);
	}

	@Test
	void stayConfirmedWhenTheyAreAskedForAgain() {
		this.subscriptions.request(ADA);
		this.jdbc.sql("update subscription set status = 'confirmed'").update();
		this.subscriptions.request(ADA);
		assertThat(this.jdbc.sql("select status from subscription").query(String.class).list())
			.containsExactly("confirmed");
	}

	private Stream<String> emails() {
		return this.jdbc.sql("select email from subscription").query(String.class).stream();
	}

	@Test
	void keepsNobodyWhoSignedUpInARehearsal() {
		new SignUpRehearsal(this.subscriptions, this.transactions).run(new DefaultApplicationArguments());
		assertThat(this.jdbc.sql("select count(*) from subscription").query(Integer.class).single()).isZero();
	}

}
