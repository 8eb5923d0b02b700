package dev.colophon.system.outage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.colophon.system.FormStamps;
import dev.colophon.system.Run;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An issue is sent and people sign up, while the program, the mail server and the
 * database are killed with {@code kill -9} one after the other. What the system
 * properties {@code mailing.kills}, {@code mailing.subscribers} and
 * {@code mailing.sign-ups} say is done as often.
 */
class KilledMailingTests {

	private static final int KILLS = Integer.getInteger("mailing.kills", 4);

	private static final int SUBSCRIBERS = Integer.getInteger("mailing.subscribers", 1_500);

	private static final int SIGN_UPS = Integer.getInteger("mailing.sign-ups", 150);

	private static final int CONNECTIONS = 2;

	private static final int BATCH = 20;

	private static final int MARKED_AT_ONCE = 16;

	private static final long SEED = Long.getLong("mailing.seed", System.nanoTime());

	private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

	private final Random random = new Random(SEED);

	private int killsOfTheProgram;

	private int killsOfTheSink;

	private int killsOfTheDatabase;

	@Test
	void losesNobodyAndSendsNothingTwiceButWhatTheKillsCause() throws Exception {
		Path data = Run.freshData("mailing");
		BreakablePrograms.build(data);
		try (Mailing mailing = new Mailing(data, 8,
				Map.of("COLOPHON_SENDING_CONNECTIONS", String.valueOf(CONNECTIONS), "COLOPHON_SENDING_BATCH",
						String.valueOf(BATCH), "COLOPHON_SENDING_LEASE", "15s", "COLOPHON_SENDING_POLL", "100ms",
						"COLOPHON_SENDING_RETRYAFTER", "1s"))) {
			mailing.start();
			mailing.subscribe(SUBSCRIBERS);
			String stamp = FormStamps.fetchFrom(mailing.client(), mailing.address().resolve("/subscriptions/form"));
			mailing.send("Hello");
			Thread people = Thread.ofVirtual().start(() -> signUp(mailing, stamp));
			for (int kill = 0; kill < KILLS; kill++) {
				Thread.sleep(this.random.nextInt(200, 1_500));
				kill(mailing);
			}
			people.join();
			await().alias("everything is sent").atMost(Duration.ofMinutes(4)).until(() -> mailing.waiting() == 0);
			check(mailing);
		}
	}

	private void signUp(Mailing mailing, String stamp) {
		for (int number = 1; number <= SIGN_UPS; number++) {
			String address = "reader-%d@example.org".formatted(number);
			try {
				Thread.sleep(KILLS * 3_000L / SIGN_UPS);
				int status = mailing.signUp(address, stamp);
				if (status < 400) {
					this.accepted.add(address);
				}
			}
			catch (IOException | InterruptedException ex) {
				// Nobody was told that it was taken.
			}
		}
	}

	private void kill(Mailing mailing) throws IOException, InterruptedException {
		int which = this.random.nextInt(3);
		this.killsOfTheProgram += (which == 0) ? 1 : 0;
		this.killsOfTheSink += (which == 1) ? 1 : 0;
		this.killsOfTheDatabase += (which == 2) ? 1 : 0;
		Server server = mailing.servers().get(which);
		server.kill();
		server.close();
		Thread.sleep(this.random.nextInt(500));
		server.start();
	}

	private void check(Mailing mailing) throws IOException, SQLException {
		List<String> taken = mailing.sink.taken();
		Set<String> ids = new TreeSet<>(taken.stream().map((line) -> line.split(" ")[0]).toList());
		Set<String> gotTheIssue = recipients(taken, "<issue-");
		Set<String> wereAsked = recipients(taken, "<confirmation-");
		int duplicates = taken.size() - ids.size();
		System.out.printf(
				"mailing: seed %d; %d kills of the program, %d of the mail server, %d of the database; "
						+ "%d mails, %d duplicates; %d of %d sign-ups answered with 2xx or 3xx%n",
				SEED, this.killsOfTheProgram, this.killsOfTheSink, this.killsOfTheDatabase, taken.size(), duplicates,
				this.accepted.size(), SIGN_UPS);
		assertThat(this.accepted).as("answered with 2xx or 3xx").isNotEmpty();
		assertThat(gotTheIssue).as("who got the issue").isEqualTo(subscribers());
		assertThat(wereAsked).as("who was asked to confirm").containsAll(this.accepted);
		for (String address : this.accepted) {
			assertThat(mailing.database.number("select count(*) from subscription where normalized_email = ?", address))
				.as(address)
				.isEqualTo(1);
		}
		assertThat(mailing.database.number("select count(*) from mail where failed_at is not null")).isZero();
		// What was with the mail server, or taken and not marked, in that moment.
		assertThat(duplicates).as("mails that came twice")
			.isLessThanOrEqualTo(
					this.killsOfTheSink * CONNECTIONS + this.killsOfTheProgram * (CONNECTIONS + 2 * MARKED_AT_ONCE));
	}

	private static Set<String> recipients(List<String> taken, String kind) {
		return taken.stream()
			.filter((line) -> line.startsWith(kind))
			.map((line) -> line.split(" ")[1])
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> subscribers() {
		return IntStream.rangeClosed(1, SUBSCRIBERS)
			.mapToObj("subscriber-%d@example.org"::formatted)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
