package dev.colophon.newsletter.outbox;

import java.util.Collection;
import java.util.List;

import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;

/**
 * A letter that cannot be written waits, and does not keep others from being sent.
 */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK, properties = "colophon.sending.poll=20ms")
@Import({ TestDatabase.class, TestClock.class })
class UnwritableLetterTests {

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

	@MockitoSpyBean(name = "confirmationLetters")
	private Correspondence letters;

	@Test
	void waitsAlone() {
		List<Long> ids = List.of(subscription("ada@example.org"), subscription("bob@example.org"),
				subscription("eve@example.org"));
		doThrow(new IllegalStateException("no such template")).when(this.letters)
			.write(argThat((mails) -> isOneOf(mails, ids.get(1))));
		this.outbox.pause(true);
		ids.forEach((id) -> this.outbox.add(Kind.CONFIRMATION, id, true));
		this.outbox.pause(false);
		await().untilAsserted(() -> {
			assertThat(mails("sent_at is not null")).containsExactly(ids.get(0), ids.get(2));
			assertThat(mails("due_at > created_at and reason = 'No letter can be written.'"))
				.containsExactly(ids.get(1));
		});
		assertThat(SERVER.mails()).hasSize(2);
	}

	private static boolean isOneOf(Collection<Waiting> mails, long subscription) {
		return mails != null
				&& mails.stream().anyMatch((mail) -> Long.valueOf(subscription).equals(mail.subscription()));
	}

	private long subscription(String address) {
		return this.jdbc.sql("insert into subscription (email, normalized_email) values (:it, :it) returning id")
			.param("it", address)
			.query(Long.class)
			.single();
	}

	private List<Long> mails(String condition) {
		return this.jdbc.sql("select subscription_id from mail where " + condition + " order by subscription_id")
			.query(Long.class)
			.list();
	}

}
