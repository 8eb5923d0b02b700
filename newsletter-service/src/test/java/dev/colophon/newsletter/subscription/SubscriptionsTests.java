package dev.colophon.newsletter.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import dev.colophon.newsletter.key.Keys;
import dev.colophon.newsletter.key.SubscriptionTokens;
import dev.colophon.newsletter.outbox.Kind;
import dev.colophon.newsletter.outbox.Letter;
import dev.colophon.newsletter.outbox.LetterTemplates;
import dev.colophon.newsletter.outbox.Outbox;
import dev.colophon.newsletter.outbox.Recipients;
import dev.colophon.newsletter.outbox.Waiting;
import dev.colophon.newsletter.web.PublicSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.boot.mustache.autoconfigure.MustacheAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace.NONE;

@JdbcTest
@AutoConfigureTestDatabase(replace = NONE)
@Import({ TestDatabase.class, TestClock.class, Keys.class, SubscriptionTokens.class, Outbox.class, Subscriptions.class,
		ConfirmationLetters.class, LetterTemplates.class, Recipients.class })
@EnableConfigurationProperties(PublicSite.class)
@ImportAutoConfiguration(MustacheAutoConfiguration.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SubscriptionsTests {

	private static final EmailAddress ADA = new EmailAddress("Ada@Example.org");

	@Autowired
	private Subscriptions subscriptions;

	@Autowired
	private ConfirmationLetters letters;

	@Autowired
	private SubscriptionTokens tokens;

	@Autowired
	private TestClock clock;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@AfterEach
	void forgetEverybody() {
		this.clock.reset();
		this.jdbc.sql("truncate subscription, mail, erased cascade").update();
	}

	@Test
	void keepAnAddressAsItWasTyped() {
		this.subscriptions.request(ADA);
		assertThat(this.jdbc.sql("select email, normalized_email, status from subscription").query().listOfRows())
			.singleElement()
			.hasToString("{email=Ada@Example.org, normalized_email=Ada@example.org, status=pending}");
	}

	@Test
	void keepAnAddressOnceHoweverItIsSpelled() {
		Stream.of("ada@bücher.example", "ada@BÜCHER.EXAMPLE", "ada@xn--bcher-kva.example", "ada@XN--BCHER-KVA.example")
			.map(EmailAddress::new)
			.forEach(this.subscriptions::request);
		assertThat(emails()).containsExactly("ada@bücher.example");
	}

	@Test
	void keepDifferentAddressesApart() {
		Stream.of("ada@example.org", "ada@example.com", "ada+news@example.org", "Ada@example.org")
			.map(EmailAddress::new)
			.forEach(this.subscriptions::request);
		assertThat(emails()).hasSize(4);
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
	void waitWithTheMailThatAsksToConfirmThem() {
		this.subscriptions.request(ADA);
		assertThat(waitingMails()).isEqualTo(1);
		assertThat(this.jdbc.sql("select kind from mail").query(String.class).single()).isEqualTo("confirmation");
	}

	@Test
	void areNotKeptWithoutTheirMail() {
		this.jdbc.sql("alter table mail rename to mail_gone").update();
		try {
			assertThatException().isThrownBy(() -> this.subscriptions.request(ADA));
		}
		finally {
			this.jdbc.sql("alter table mail_gone rename to mail").update();
		}
		assertThat(emails()).isEmpty();
	}

	@Test
	void getAnotherMailAfterFifteenMinutesAndNotBefore() {
		this.subscriptions.request(ADA);
		this.clock.pass(Duration.ofMinutes(15).minusSeconds(1));
		this.subscriptions.request(ADA);
		assertThat(waitingMails()).isEqualTo(1);
		this.clock.pass(Duration.ofSeconds(1));
		this.subscriptions.request(ADA);
		assertThat(waitingMails()).isEqualTo(2);
	}

	@Test
	void getOneMailWhenFiftyAskAtTheSameTime() throws Exception {
		Callable<Void> request = () -> {
			this.subscriptions.request(ADA);
			return null;
		};
		try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var person : people.invokeAll(Stream.generate(() -> request).limit(50).toList())) {
				person.get();
			}
		}
		assertThat(waitingMails()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "confirmed, confirmed, 0", "complained, complained, 0", "left, pending, 1", "bounced, pending, 1" })
	void areAskedForAgain(String status, String then, int mails) {
		this.subscriptions.request(ADA);
		this.jdbc.sql("update subscription set status = :status").param("status", status).update();
		this.jdbc.sql("delete from mail").update();
		this.clock.pass(Duration.ofHours(1));
		this.subscriptions.request(ADA);
		assertThat(status()).isEqualTo(then);
		assertThat(waitingMails()).isEqualTo(mails);
	}

	@Test
	void costTheDatabaseTheSameWhetherAMailIsDueOrNot() {
		this.subscriptions.request(ADA);
		this.jdbc.sql("update subscription set status = 'confirmed'").update();
		this.subscriptions.request(ADA);
		assertThat(this.jdbc.sql("select count(*) from mail").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	void areConfirmedOnceByTheTokenInTheMail() {
		ConfirmationToken token = requestAndReadTheMail();
		assertThat(this.subscriptions.isConfirmable(token)).isTrue();
		assertThat(status()).isEqualTo("pending");
		Optional<String> leaving = this.subscriptions.confirm(token);
		assertThat(this.tokens.subscription(leaving.orElseThrow())).hasValue(id());
		assertThat(status()).isEqualTo("confirmed");
		assertThat(this.subscriptions.isConfirmable(token)).isFalse();
		assertThat(this.subscriptions.confirm(token)).isEmpty();
	}

	@Test
	void areConfirmedByOneOfTwoThatComeAtTheSameTime() throws Exception {
		ConfirmationToken token = requestAndReadTheMail();
		Callable<Boolean> confirm = () -> this.subscriptions.confirm(token).isPresent();
		int confirmed = 0;
		try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var person : people.invokeAll(Stream.generate(() -> confirm).limit(20).toList())) {
				confirmed += person.get() ? 1 : 0;
			}
		}
		assertThat(confirmed).isEqualTo(1);
	}

	@Test
	void areNotConfirmedAfterSevenDays() {
		ConfirmationToken token = requestAndReadTheMail();
		this.clock.pass(Duration.ofDays(7));
		assertThat(this.subscriptions.isConfirmable(token)).isFalse();
		assertThat(this.subscriptions.confirm(token)).isEmpty();
		assertThat(status()).isEqualTo("pending");
	}

	@Test
	void areConfirmedByTheTokenOfEachMailThatWasSent() {
		ConfirmationToken first = requestAndReadTheMail();
		this.clock.pass(Duration.ofMinutes(20));
		ConfirmationToken second = requestAndReadTheMail();
		assertThat(this.subscriptions.isConfirmable(first)).isTrue();
		assertThat(this.subscriptions.confirm(second)).isPresent();
		assertThat(this.subscriptions.isConfirmable(first)).isFalse();
	}

	@Test
	void areNotConfirmedByAToken() {
		requestAndReadTheMail();
		assertThat(this.subscriptions.confirm(ConfirmationToken.random())).isEmpty();
		assertThat(this.subscriptions.confirm(new ConfirmationToken(""))).isEmpty();
	}

	@Test
	void endWhenSomebodyLeaves() {
		this.subscriptions.confirm(requestAndReadTheMail());
		assertThat(this.subscriptions.leave(id())).isTrue();
		assertThat(this.subscriptions.leave(id())).isTrue();
		assertThat(status()).isEqualTo("left");
		assertThat(this.subscriptions.leave(id() + 1)).isFalse();
	}

	@Test
	void areNotMailedNorConfirmedAnyMoreWhenSomebodyLeavesWhoWasPending() {
		ConfirmationToken token = requestAndReadTheMail();
		this.subscriptions.leave(id());
		assertThat(waitingMails()).isZero();
		assertThat(this.subscriptions.confirm(token)).isEmpty();
	}

	@Test
	void beginAnewWhenSomebodyComesBack() {
		this.subscriptions.confirm(requestAndReadTheMail());
		this.subscriptions.leave(id());
		assertThat(this.subscriptions.confirm(requestAndReadTheMail())).isPresent();
		assertThat(status()).isEqualTo("confirmed");
		assertThat(this.subscriptions.data(id()).orElseThrow().endedAt()).isNull();
	}

	@Test
	void areErasedButForADigest() {
		this.subscriptions.confirm(requestAndReadTheMail());
		long id = id();
		assertThat(this.subscriptions.erase(id)).isTrue();
		assertThat(this.subscriptions.erase(id)).isFalse();
		assertThat(this.subscriptions.data(id)).isEmpty();
		assertThat(emails()).isEmpty();
		assertThat(this.jdbc.sql("select address from erased").query(byte[].class).single()).hasSize(32);
		assertThat(this.jdbc.sql("select count(*) from mail where subscription_id is not null or due_at is not null")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void areTheirOwnersToBringBackAfterTheyWereErased() {
		requestAndReadTheMail();
		this.subscriptions.erase(id());
		assertThat(this.subscriptions.confirm(requestAndReadTheMail())).isPresent();
		assertThat(this.jdbc.sql("select count(*) from erased").query(Integer.class).single()).isZero();
	}

	@Test
	void tellTheirOwnersAllThatIsStored() {
		this.subscriptions.confirm(requestAndReadTheMail());
		assertThat(this.subscriptions.data(id())).hasValueSatisfying((data) -> {
			assertThat(data.email()).isEqualTo("Ada@Example.org");
			assertThat(data.status()).isEqualTo("confirmed");
			assertThat(data.askedAt()).isEqualTo(TestClock.START);
			assertThat(data.confirmedAt()).isEqualTo(TestClock.START);
			assertThat(data.mails()).singleElement().hasFieldOrPropertyWithValue("kind", "confirmation");
			assertThat(data).asString().doesNotContain("Ada");
		});
	}

	@Test
	void areDeletedAfterThirtyDaysInWhichNobodyConfirmedThem() {
		requestAndReadTheMail();
		this.clock.pass(Duration.ofDays(30));
		this.subscriptions.purge();
		assertThat(emails()).hasSize(1);
		this.clock.pass(Duration.ofSeconds(1));
		this.subscriptions.purge();
		assertThat(emails()).isEmpty();
		assertThat(this.jdbc.sql("select count(*) from confirmation_token").query(Integer.class).single()).isZero();
	}

	@Test
	void haveEndedAgainWhenNobodyConfirmsThatTheyBeginAnew() {
		this.subscriptions.confirm(requestAndReadTheMail());
		this.subscriptions.leave(id());
		requestAndReadTheMail();
		this.clock.pass(Duration.ofDays(31));
		this.subscriptions.purge();
		assertThat(status()).isEqualTo("left");
	}

	@Test
	void stayWhenTheyAreConfirmed() {
		this.subscriptions.confirm(requestAndReadTheMail());
		this.clock.pass(Duration.ofDays(400));
		this.subscriptions.purge();
		assertThat(status()).isEqualTo("confirmed");
	}

	private ConfirmationToken requestAndReadTheMail() {
		this.subscriptions.request(ADA);
		Letter letter = this.letters
			.write(List.of(new Waiting(1, Kind.CONFIRMATION, id(), null, null, TestClock.START, 1)))
			.get(1L);
		assertThat(letter.recipient()).isEqualTo("Ada@example.org");
		assertThat(letter.html()).contains("/confirmations/");
		return new ConfirmationToken(letter.text().replaceAll("(?s).*/confirmations/([\\w-]+).*", "$1"));
	}

	private long id() {
		return this.jdbc.sql("select id from subscription").query(Long.class).single();
	}

	private String status() {
		return this.jdbc.sql("select status from subscription").query(String.class).single();
	}

	private int waitingMails() {
		return this.jdbc.sql("select count(*) from mail where due_at is not null").query(Integer.class).single();
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
