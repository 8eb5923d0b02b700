package dev.colophon.newsletter.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Hands the mails that wait to the mail server, over several connections at once, from
 * when the application is ready until it is told to stop.
 */
@Component
class Sender implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Sender.class);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private static final String NO_LETTER = "No letter can be written.";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Outbox outbox;

	private final MailServer server;

	private final Envelopes envelopes;

	private final List<Correspondence> correspondences;

	private final SendingSettings settings;

	private final MeterRegistry meters;

	private final Clock clock;

	private final SentMarks marks;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean isRunning;

	private @Nullable Thread marking;

	Sender(Outbox outbox, MailServer server, Envelopes envelopes, List<Correspondence> correspondences,
			SendingSettings settings, MeterRegistry meters, Clock clock) {
		this.outbox = outbox;
		this.server = server;
		this.envelopes = envelopes;
		this.correspondences = correspondences;
		this.settings = settings;
		this.meters = meters;
		this.clock = clock;
		this.marks = new SentMarks(outbox);
	}

	/**
	 * By the numbers of their mails.
	 */
	private record Letters(Map<Long, Letter> written, Set<Long> failed) {
	}

	@Override
	public void start() {
		this.isRunning = true;
	}

	@Override
	public boolean isRunning() {
		return this.isRunning;
	}

	@EventListener(ApplicationReadyEvent.class)
	synchronized void begin() {
		if (!this.server.isConfigured()) {
			log.warn("No mail server is configured (SPRING_MAIL_HOST): mails wait in the outbox");
			return;
		}
		if (this.isRunning && this.threads.isEmpty()) {
			this.marking = Thread.ofVirtual().name("sent-marks").start(this.marks);
			for (int number = 1; number <= this.settings.connections(); number++) {
				this.threads.add(Thread.ofVirtual().name("sender-" + number).start(this::work));
			}
		}
	}

	@Override
	public synchronized void stop() {
		this.isRunning = false;
		this.stopped.countDown();
		try {
			for (Thread thread : this.threads) {
				thread.join(PATIENCE);
			}
			this.marks.end();
			if (this.marking != null) {
				this.marking.join(PATIENCE);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void work() {
		Duration pause = this.settings.poll();
		while (this.isRunning) {
			try {
				sendWhatWaits();
				pause = this.settings.poll();
			}
			catch (Unreachable ex) {
				log.warn("{}", ex.getMessage());
				pause = longer(pause);
			}
			catch (RuntimeException ex) {
				log.error("Mails cannot be sent", ex);
				pause = longer(pause);
			}
			await(pause);
		}
	}

	private static Duration longer(Duration pause) {
		Duration twice = pause.multipliedBy(2);
		return (twice.compareTo(LONGEST_PAUSE) < 0) ? twice : LONGEST_PAUSE;
	}

	private void await(Duration pause) {
		try {
			this.stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Sends until the outbox is empty, over one connection.
	 */
	private void sendWhatWaits() throws Unreachable {
		List<Waiting> mails = take();
		if (mails.isEmpty()) {
			return;
		}
		MailServer.Connection connection = connect(mails);
		try (connection) {
			while (this.isRunning && !mails.isEmpty()) {
				send(mails, connection);
				mails = connection.isOpen() ? take() : List.of();
			}
		}
		if (!mails.isEmpty()) {
			this.outbox.giveBack(mails);
		}
	}

	private List<Waiting> take() {
		return this.isRunning ? this.outbox.take(this.settings.batch()) : List.of();
	}

	private MailServer.Connection connect(List<Waiting> mails) throws Unreachable {
		try {
			return this.server.connect();
		}
		catch (Unreachable ex) {
			this.outbox.giveBack(mails);
			throw ex;
		}
	}

	private void send(List<Waiting> mails, MailServer.Connection connection) throws Unreachable {
		// A mail that takes too long may belong to another instance by then.
		Instant deadline = this.clock.instant().plus(this.settings.lease().dividedBy(2));
		Deque<Waiting> left = new ArrayDeque<>(mails);
		try {
			Letters letters = letters(mails);
			List<Long> unwanted = new ArrayList<>();
			while (!left.isEmpty() && maySend(deadline)) {
				Waiting mail = left.remove();
				Letter letter = letters.written().get(mail.id());
				if (letter != null) {
					send(mail, letter, connection);
				}
				else if (letters.failed().contains(mail.id())) {
					count(mail, this.outbox.postpone(mail, NO_LETTER) ? "postponed" : "failed");
				}
				else {
					unwanted.add(mail.id());
				}
			}
			if (!unwanted.isEmpty()) {
				this.outbox.drop(unwanted);
			}
		}
		finally {
			if (!left.isEmpty()) {
				this.outbox.giveBack(left);
			}
		}
	}

	private boolean maySend(Instant deadline) {
		return this.isRunning && !this.marks.isFailing() && this.clock.instant().isBefore(deadline);
	}

	private Letters letters(List<Waiting> mails) {
		Letters letters = new Letters(new HashMap<>(), new HashSet<>());
		for (Correspondence correspondence : this.correspondences) {
			List<Waiting> ofThisKind = mails.stream().filter((mail) -> mail.kind() == correspondence.kind()).toList();
			if (!ofThisKind.isEmpty()) {
				write(ofThisKind, correspondence, letters);
			}
		}
		return letters;
	}

	/**
	 * Where one letter cannot be written, the others can.
	 */
	private static void write(List<Waiting> mails, Correspondence correspondence, Letters letters) {
		try {
			letters.written().putAll(correspondence.write(mails));
		}
		catch (DataAccessException | TransactionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			if (mails.size() > 1) {
				mails.forEach((mail) -> write(List.of(mail), correspondence, letters));
				return;
			}
			log.error("The letter for mail {} cannot be written: {}", mails.getFirst().id(), ex.getClass().getName());
			letters.failed().add(mails.getFirst().id());
		}
	}

	private void send(Waiting mail, Letter letter, MailServer.Connection connection) throws Unreachable {
		try {
			connection.send(this.envelopes.mail(connection.session(), mail, letter));
			this.marks.add(mail.id());
			count(mail, "sent");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (Refused ex) {
			refused(mail, ex);
		}
		catch (Unreachable ex) {
			this.outbox.postpone(mail, ex.reason());
			throw ex;
		}
		catch (MessagingException ex) {
			// Not the server's words but ours: such a letter never becomes a mail.
			log.error("Mail {} cannot be made: {}", mail.id(), ex.getClass().getSimpleName());
			this.outbox.fail(mail.id(), "No mail can be made of it.");
			count(mail, "failed");
		}
	}

	private void refused(Waiting mail, Refused refusal) {
		if (refusal.isForGood()) {
			this.outbox.fail(mail.id(), refusal.reason());
			count(mail, "failed");
		}
		else {
			count(mail, this.outbox.postpone(mail, refusal.reason()) ? "postponed" : "failed");
		}
	}

	private void count(Waiting mail, String outcome) {
		this.meters.counter("colophon.newsletter.mails", "kind", mail.kind().column(), "outcome", outcome).increment();
	}

}
