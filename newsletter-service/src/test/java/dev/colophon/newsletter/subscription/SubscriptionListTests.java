package dev.colophon.newsletter.subscription;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
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
	@CsvSource(delimiter = ';', value = { "ada@example.org,;date of the consent", "ada@example.org,yesterday;date",
			"ada@example.org,2025-02-30;date", "ada@example.org,1/2/2025;date", "ada@example.org,2027-01-01;future",
			"ada,2025-01-01;one @", "ada@example.org,2025-01-01,x;columns", "ada@example.org;columns" })
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

	@Test
	void comesBackWhole() throws IOException {
		for (String status : new String[] { "pending", "confirmed", "left", "bounced", "complained" }) {
			this.jdbc.sql("""
					insert into subscription (email, normalized_email, status, created_at, confirmed_at, ended_at)
					values (:email, :email, :status, '2025-01-01T00:00:00.123456Z',
					    case when :status <> 'pending' then timestamptz '2025-01-02T03:04:05.6Z' end,
					    case when :status not in ('pending', 'confirmed') then timestamptz '2025-02-03T04:05:06Z' end)
					""").param("email", "=1+" + status + "@example.org").param("status", status).update();
		}
		this.jdbc.sql("""
				insert into subscription (email, normalized_email, status, created_at) values
				('bob@bücher.example', 'bob@xn--bcher-kva.example', 'confirmed', '2025-01-01'),
				('''=2@example.org', '''=2@example.org', 'left', '2025-01-01'),
				('''o@example.org', '''o@example.org', 'left', '2025-01-01')
				""").update();
		String written = written();
		assertThat(written).contains("'=1+confirmed@example.org,confirmed,2025-01-01T00:00:00.123456Z,")
			.doesNotContain("\n=");
		List<Map<String, Object>> before = stored();
		forgetEverybody();
		SubscriptionList.Result result = read(written);
		assertThat(result.imported()).isEqualTo(8);
		assertThat(result.unsubscribed()).isEqualTo(6);
		assertThat(result.faults()).isEmpty();
		assertThat(stored()).isEqualTo(before);
		assertThat(written()).isEqualTo(written);
		assertThat(read(written).known()).isEqualTo(8);
		forgetEverybody();
		// As a German Excel saves it, which leaves empty cells at the end out.
		assertThat(read("\uFEFF" + written.replace(',', ';').replaceAll(";+\r\n", "\r\n")).imported()).isEqualTo(8);
		assertThat(stored()).isEqualTo(before);
	}

	@Test
	void takesWhatListmonkExports() {
		SubscriptionList.Result result = read(
				"""
										uuid,email,name,attributes,status,created_at,updated_at
										u1,ada@example.org,"Ada, the ""Countess""
						of L.","{""city"": ""London""}",enabled,2025-01-02 03:04:05.678 +0000 UTC,x
										u2,bob@example.org,Bob,{},disabled,2025-01-02 03:04:05 +0530 IST,2025-03-04 05:06:07 +0000 +0000
										u3,eve@example.org,Eve,{},blocklisted,2025-01-02 03:04:05 +0000 UTC,
										u4,tom@example.org,Tom,{},enabled,,
										""");
		assertThat(statuses()).containsExactly("ada@example.org confirmed", "bob@example.org left",
				"eve@example.org left");
		assertThat(result.imported()).isEqualTo(3);
		assertThat(result.unsubscribed()).isEqualTo(2);
		assertThat(result.faults()).extracting(SubscriptionList.Fault::line).containsExactly(6L);
		assertThat(this.jdbc
			.sql("select confirmed_at = '2025-01-02T03:04:05.678Z' from subscription where email like 'ada%'")
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void takesWhatMailchimpExports() {
		assertThat(
				read("""
						"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,TAGS
						ada@example.org,Ada,L,2,,,"2025-01-02 03:04:05",192.0.2.1,1,A
						bob@example.org,Bob,,2,"2025-01-01 00:00:00",192.0.2.1,,,2,
						""")
					.imported())
			.isEqualTo(2);
		assertThat(read("""
				"Email Address",OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_REASON
				eve@example.org,,"2025-01-02 03:04:05","2025-02-02 03:04:05",News,NORMAL
				tom@example.org,,,,,
				""").unsubscribed()).isEqualTo(2);
		assertThat(read("""
				"Email Address",OPTIN_TIME,CONFIRM_TIME,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE
				kim@example.org,,"2025-01-02 03:04:05","2025-02-02 03:04:05",News
				""").unsubscribed()).isEqualTo(1);
		assertThat(statuses()).containsExactly("ada@example.org confirmed", "bob@example.org confirmed",
				"eve@example.org left", "tom@example.org left", "kim@example.org bounced");
	}

	@ParameterizedTest
	@ValueSource(strings = { "email,consented_at\nada@example.org,2025-01-01",
			"\uFEFFemail,consented_at\r\nada@example.org,2025-01-01\r\n",
			"email;consented_at\nada@example.org;2025-01-01", "email\tconsented_at\rada@example.org\t2025-01-01\r",
			"email|consented_at\nada@example.org|2025-01-01",
			"sep=;\r\nemail;consented_at\r\nada@example.org;2025-01-01",
			"\"sep=\t\"\nemail\tconsented_at\nada@example.org\t2025-01-01",
			"Consented At , E-Mail\n 2025-01-01 , ada@example.org \n",
			"\n\nEMAIL,x,CONSENTED_AT,,\n\n,,,,\nada@example.org,,2025-01-01 10:00,,\n,,\n",
			"\"email\", \"consented_at\"\n\"ada@example.org\", \"2025-01-01T10:00:00+01:00\"",
			"email,name,consented_at\nada@example.org,\"A\r\n\"\"B\"\", C\",2025-01-01\n",
			"email,consented_at\n\u00A0ada@example.org\u200B,2025-01-01\u001A",
			"email;consented_at\nada@example.org;1.1.2025", "email;consented_at\nada@example.org;01.01.2025 10:00",
			"email,consented_at\nada@example.org,2025/1/1",
			"email,consented_at\nada@example.org,2025-01-01 10:00:00 UTC",
			"email,consented_at\nada@example.org,2025-01-01 10:00:00 Z" })
	void takesWhatSpreadsheetsSave(String text) {
		SubscriptionList.Result result = read(text);
		assertThat(result.faults()).isEmpty();
		assertThat(statuses()).containsExactly("ada@example.org confirmed");
	}

	@Test
	void namesTheLineWhereWhatIsWrongBegins() {
		assertThat(read("""
				sep=,
				email,name,consented_at

				ada@example.org,"A
				B",2025-01-01
				bob,"B\u2028
				C
				D",2025-01-01
				eve@example.org,E,
				tom,T,2025-01-01""").faults()).extracting(SubscriptionList.Fault::line).containsExactly(6L, 9L, 10L);
	}

	@Test
	void readsALineWithAVeryLongGap() {
		String gap = " ".repeat(1_000_000);
		assertThat(read("name,email,consented_at\n\"A%sB\",ada@example.org,2025-01-01\n".formatted(gap)).imported())
			.isEqualTo(1);
	}

	@Test
	void subscribesNobodyWhoLeftInAnotherLine() {
		SubscriptionList.Result result = read("""
				email,status,consented_at
				ada@example.org,subscribed,2025-01-01
				ada@EXAMPLE.org,unsubscribed,2025-01-01
				bob@example.org,cleaned,
				bob@example.org,subscribed,2025-01-01
				eve@example.org,transactional,2025-01-01
				tom@example.org,unconfirmed,2025-01-01
				""");
		assertThat(statuses()).containsExactlyInAnyOrder("ada@EXAMPLE.org left", "bob@example.org bounced");
		assertThat(result.known()).isEqualTo(2);
		assertThat(result.refused()).isEqualTo(2);
	}

	@Test
	void reportsEachLine() {
		assertThat(read("email,consented_at\n" + "nobody,2025-01-01\n".repeat(300)).refusals()).hasSize(300);
	}

	private List<String> statuses() {
		return this.jdbc.sql("select email || ' ' || status from subscription order by id").query(String.class).list();
	}

	private List<Map<String, Object>> stored() {
		return this.jdbc.sql("""
				select email, normalized_email, status, created_at, confirmed_at, ended_at from subscription order by id
				""").query().listOfRows();
	}

	private String written() throws IOException {
		StringWriter out = new StringWriter();
		this.list.write(out);
		return out.toString();
	}

	private SubscriptionList.Result read(String text) {
		return this.list.read(text);
	}

	private int count() {
		return this.jdbc.sql("select count(*) from subscription").query(Integer.class).single();
	}

}
