package dev.colophon.newsletter.subscription;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import dev.colophon.newsletter.key.Keys;
import dev.colophon.newsletter.key.SubscriptionTokens;
import dev.colophon.newsletter.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace.NONE;

@JdbcTest
@AutoConfigureTestDatabase(replace = NONE)
@Import({ TestDatabase.class, TestClock.class, Keys.class, SubscriptionTokens.class, Outbox.class, Subscriptions.class,
		SubscriptionList.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SubscriptionListTests {

	@Autowired
	private SubscriptionList list;

	@Autowired
	private Subscriptions subscriptions;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void forgetEverybody() {
		this.jdbc.sql("truncate subscription, mail, erased cascade").update();
	}

	@Test
	void takesWhoHasAgreedElsewhere() {
		SubscriptionList.Result result = read("""
				email,name,consented_at
				ada@example.org,Ada,2025-12-31
				"bob@bücher.example",,2026-01-01T10:00:00Z

				""");
		assertThat(result.imported()).isEqualTo(2);
		assertThat(result.refused()).isZero();
		assertThat(this.jdbc
			.sql("select email || ' ' || status || ' ' || (confirmed_at at time zone 'UTC') from subscription")
			.query(String.class)
			.list()).containsExactly("ada@example.org confirmed 2025-12-31 00:00:00",
					"bob@bücher.example confirmed 2026-01-01 10:00:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "email\nada@example.org", "name,consented_at\na,2025-01-01",
			"email,consented_at\n\"ada@example.org,2025-01-01" })
	void isRefusedAsAWhole(String text) {
		assertThatExceptionOfType(InvalidList.class).isThrownBy(() -> read(text));
		assertThat(count()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "ada@example.org,;date of the consent", "ada@example.org,yesterday;date",
					"ada@example.org,2027-01-01;future", "ada,2025-01-01;one @", "ada@example.org,2025-01-01,x;columns",
					"ada@example.org;columns" })
	void saysWhatIsWrongWithALineWithoutRepeatingIt(String line, String reason) {
		SubscriptionList.Result result = read("email,consented_at\neve@example.org,2025-01-01\n" + line + "\n");
		assertThat(result.imported()).isEqualTo(1);
		assertThat(result.refused()).isEqualTo(1);
		assertThat(result.faults()).singleElement().satisfies((fault) -> {
			assertThat(fault.line()).isEqualTo(3);
			assertThat(fault.reason()).contains(reason).doesNotContain("ada@");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "left", "bounced", "complained", "pending", "confirmed" })
	void changesNothingForWhoIsKnown(String status) {
		this.jdbc.sql(
				"insert into subscription (email, normalized_email, status) values ('ada@b.org', 'ada@b.org', :status)")
			.param("status", status)
			.update();
		SubscriptionList.Result result = read("email,consented_at\nada@B.org,2025-01-01\n");
		assertThat(result.imported()).isZero();
		assertThat(result.known()).isEqualTo(1);
		assertThat(this.jdbc.sql("select status from subscription").query(String.class).single()).isEqualTo(status);
	}

	@Test
	void bringsNobodyBackWhoWasErased() {
		read("email,consented_at\nada@example.org,2025-01-01\n");
		this.subscriptions.erase(this.jdbc.sql("select id from subscription").query(Long.class).single());
		assertThat(read("email,consented_at\nada@EXAMPLE.org,2025-01-01\n").imported()).isZero();
		assertThat(count()).isZero();
	}

	@Test
	void isWrittenAsItIsRead() throws IOException {
		String many = IntStream.range(0, 2_500)
			.mapToObj("reader-%d@example.org,2025-01-01\n"::formatted)
			.collect(Collectors.joining());
		assertThat(read("email,consented_at\n" + many).imported()).isEqualTo(2_500);
		StringWriter out = new StringWriter();
		this.list.write(out);
		assertThat(out.toString().lines()).hasSize(2_501)
			.startsWith("email,status,created_at,confirmed_at,ended_at",
					"reader-0@example.org,confirmed,2025-01-01T00:00:00Z,2025-01-01T00:00:00Z,");
	}

	private SubscriptionList.Result read(String text) {
		return this.list.read(new StringReader(text));
	}

	private int count() {
		return this.jdbc.sql("select count(*) from subscription").query(Integer.class).single();
	}

}
