package dev.colophon.newsletter.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.colophon.newsletter.NewsletterApplication;
import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The outbox and a real mail server, over a real socket.
 */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK,
		properties = { "colophon.sending.poll=20ms", "colophon.sending.lease=10s",
				"colophon.site.url=https://www.example.org", "colophon.site.name=Grüße" })
@Import({ TestDatabase.class, TestClock.class })
@ExtendWith(OutputCaptureExtension.class)
class SenderTests {

	private static final TestMailServer SERVER = new TestMailServer();

	@DynamicPropertySource
	static void server(DynamicPropertyRegistry properties) {
		properties.add("spring.mail.host", () -> "localhost");
		properties.add("spring.mail.port", SERVER::port);
	}

	@Autowired
	private Outbox outbox;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestClock clock;

	@Autowired
	private Clock time;

	@Autowired
	private JdbcConnectionDetails database;

	@BeforeEach
	@AfterEach
	void startAnew() {
		SERVER.reset();
		this.clock.reset();
		this.jdbc.sql("truncate mail, subscription cascade").update();
		this.jdbc.sql("update sending set paused = false, minute = '-infinity', taken = 0").update();
	}

	@Test
	void handsAMailOverAndMarksIt() throws Exception {
		add("ada@example.org");
		await().until(() -> count("sent_at is not null") == 1);
		assertThat(SERVER.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.getHeader("To")).containsExactly("ada@example.org");
			assertThat(mail.getFrom()[0]).hasToString("=?UTF-8?Q?Gr=C3=BC=C3=9Fe?= <newsletter@www.example.org>");
			assertThat(mail.getSubject()).contains("Grüße");
			assertThat(mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s", "")).matches(
					"<https://www\\.example\\.org/newsletter/unsubscriptions/([\\w-]{54})>,<mailto:newsletter@www\\.example\\.org\\?subject=unsubscribe%20\\1>");
			assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
			assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
			assertThat(mail.getMessageID()).matches("<confirmation-\\d+\\.\\d+@www\\.example\\.org>");
			assertThat(mail.getSentDate().toInstant()).isEqualTo(TestClock.START);
			assertThat(TestMailServer.text(mail, "plain")).contains("/confirmations/", "ada@example.org");
			assertThat(TestMailServer.text(mail, "html")).contains("/confirmations/");
		});
		assertThat(count("due_at is not null")).isZero();
	}

	@Test
	void sendsEachOfManyOnce() {
		IntStream.range(0, 500).forEach((number) -> add("reader-%d@example.org".formatted(number)));
		await().until(() -> count("sent_at is not null") == 500);
		assertThat(recipients()).hasSize(500);
		assertThat(SERVER.mails()).hasSize(500);
	}

	@Test
	void twoInstancesSendEachOfManyOnce() {
		this.outbox.pause(true);
		this.jdbc
			.sql("""
					insert into subscription (email, normalized_email)
					select 'reader-' || n || '@example.org', 'reader-' || n || '@example.org' from generate_series(1, 10000) n
					""")
			.update();
		this.jdbc.sql("""
				insert into mail (kind, subscription_id, created_at, due_at)
				select 'confirmation', id, :now, :now from subscription
				""").param("now", Timestamp.from(TestClock.START)).update();
		try (ConfigurableApplicationContext other = secondInstance()) {
			assertThat(other.isActive()).isTrue();
			this.outbox.pause(false);
			await().atMost(Duration.ofMinutes(2)).until(() -> count("sent_at is not null") == 10_000);
		}
		assertThat(recipients()).hasSize(10_000);
		assertThat(SERVER.mails()).hasSize(10_000);
	}

	private ConfigurableApplicationContext secondInstance() {
		return new SpringApplicationBuilder(NewsletterApplication.class)
			// Leases are compared with the clock: all instances have the same.
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("testClock", Clock.class,
					() -> this.time, (bean) -> bean.setPrimary(true)))
			.run("--server.port=0", "--spring.datasource.url=" + this.database.getJdbcUrl(),
					"--spring.datasource.username=" + this.database.getUsername(),
					"--spring.datasource.password=" + this.database.getPassword(), "--spring.mail.host=localhost",
					"--spring.mail.port=" + SERVER.port(), "--colophon.sending.poll=20ms");
	}

	@ParameterizedTest
	@CsvSource({ "550 5.1.1 <ada@example.org>: no such user", "554 no", "552 mailbox of ada@example.org is full" })
	void givesUpWhatIsRefusedForGoodAndKeepsTheReason(String reply, CapturedOutput output) {
		SERVER.answerRecipients((recipient) -> reply);
		add("ada@example.org");
		await().until(() -> count("failed_at is not null") == 1);
		assertThat(count("due_at is not null or sent_at is not null")).isZero();
		assertThat(reason()).startsWith(reply.substring(0, 3)).doesNotContain("ada@");
		assertThat(output).doesNotContain("ada@");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void triesAgainLaterWhatIsRefusedForNow(boolean atTheEnd) {
		AtomicInteger tries = new AtomicInteger();
		if (atTheEnd) {
			SERVER.answerContent((content) -> (tries.incrementAndGet() < 3) ? "451 later" : "250 OK");
		}
		else {
			SERVER.answerRecipients((recipient) -> (tries.incrementAndGet() < 3) ? "450 greylisted" : "250 OK");
		}
		add("ada@example.org");
		await().until(() -> tries.get() == 1 && dueIn().equals(Duration.ofMinutes(1)));
		this.clock.pass(Duration.ofSeconds(61));
		await().until(() -> tries.get() == 2 && dueIn().equals(Duration.ofMinutes(2)));
		this.clock.pass(Duration.ofSeconds(121));
		await().until(() -> count("sent_at is not null") == 1);
		assertThat(SERVER.mails()).hasSize(1);
	}

	@Test
	void givesUpWhatIsRefusedForNowForDays() {
		SERVER.answerRecipients((recipient) -> "451 later");
		add("ada@example.org");
		await().until(() -> dueIn().equals(Duration.ofMinutes(1)));
		this.clock.pass(Duration.ofDays(4).plusSeconds(1));
		await().until(() -> count("failed_at is not null") == 1);
		assertThat(reason()).contains("451");
	}

	@Test
	void doesNotLetOneRecipientHoldUpTheOthers() {
		SERVER.answerRecipients((recipient) -> recipient.startsWith("ada") ? "451 later"
				: recipient.startsWith("eve") ? "550 never" : "250 OK");
		for (String name : List.of("ada", "bob", "eve", "joe")) {
			add(name + "@example.org");
		}
		await().until(() -> count("sent_at is not null") == 2 && count("failed_at is not null") == 1);
		assertThat(recipients()).containsExactly("bob@example.org", "joe@example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { TestMailServer.BREAKS, "421 closing" })
	void triesAgainWhereTheConnectionBreaksAndKeepsTheMessageId(String reply) throws Exception {
		Set<String> ids = ConcurrentHashMap.newKeySet();
		CountDownLatch broken = new CountDownLatch(1);
		SERVER.answerContent((content) -> {
			ids.add(content.replaceAll("(?s).*Message-ID: (\\S+).*", "$1"));
			broken.countDown();
			return reply;
		});
		add("ada@example.org");
		broken.await();
		await().until(() -> dueIn().equals(Duration.ofMinutes(1)));
		SERVER.answerContent((content) -> "250 OK");
		this.clock.pass(Duration.ofSeconds(61));
		await().until(() -> count("sent_at is not null") == 1);
		assertThat(ids).containsExactly(SERVER.mails().getFirst().getMessageID());
	}

	@Test
	void findsAgainWhatAnInstanceTookThatDied() {
		this.outbox.pause(true);
		add("ada@example.org");
		this.jdbc.sql("update mail set attempts = 1, due_at = :lease")
			.param("lease", Timestamp.from(TestClock.START.plusSeconds(10)))
			.update();
		this.outbox.pause(false);
		await().during(Duration.ofMillis(200)).until(() -> SERVER.mails().isEmpty());
		this.clock.pass(Duration.ofSeconds(11));
		await().until(() -> count("sent_at is not null") == 1);
	}

	@Test
	void sendsNothingWhileItIsPaused() {
		this.outbox.pause(true);
		add("ada@example.org");
		await().during(Duration.ofMillis(200)).until(() -> SERVER.mails().isEmpty());
		this.outbox.pause(false);
		await().until(() -> SERVER.mails().size() == 1);
	}

	@Test
	void sendsNothingToWhoWantsNothingAnyMore() {
		this.outbox.pause(true);
		add("ada@example.org");
		add("bob@example.org");
		this.jdbc.sql("update subscription set status = 'left' where email like 'ada%'").update();
		this.jdbc.sql("delete from subscription where email like 'bob%'").update();
		this.outbox.pause(false);
		await().until(() -> count("due_at is not null") == 0);
		assertThat(SERVER.mails()).isEmpty();
		assertThat(count("sent_at is not null or failed_at is not null")).isZero();
	}

	@Test
	void storesNoTokenThatItSends() throws Exception {
		add("ada@example.org");
		await().until(() -> SERVER.mails().size() == 1);
		String token = TestMailServer.text(SERVER.mails().getFirst(), "plain")
			.replaceAll("(?s).*/confirmations/([\\w-]+).*", "$1");
		assertThat(token).hasSize(43);
		assertThat(this.jdbc.sql("select encode(hash, 'escape') from confirmation_token").query(String.class).single())
			.doesNotContain(token);
	}

	private void add(String address) {
		this.jdbc.sql("""
				insert into subscription (email, normalized_email, status)
				values (:address, :address, 'pending')
				""").param("address", address).update();
		long id = this.jdbc.sql("select max(id) from subscription").query(Long.class).single();
		this.outbox.add(Kind.CONFIRMATION, id, true);
	}

	private int count(String condition) {
		return this.jdbc.sql("select count(*) from mail where " + condition).query(Integer.class).single();
	}

	private String reason() {
		return this.jdbc.sql("select reason from mail").query(String.class).single();
	}

	private Duration dueIn() {
		Map<String, Object> row = this.jdbc.sql("select due_at from mail").query().singleRow();
		Object due = row.get("due_at");
		return (due == null) ? Duration.ZERO : Duration.between(this.clock.now(), ((Timestamp) due).toInstant());
	}

	private Set<String> recipients() {
		return SERVER.mails().stream().map(SenderTests::recipient).collect(Collectors.toCollection(TreeSet::new));
	}

	private static String recipient(MimeMessage mail) {
		try {
			return mail.getHeader("To")[0];
		}
		catch (MessagingException ex) {
			throw new AssertionError(ex);
		}
	}

}
