package dev.colophon.system.outage;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import dev.colophon.system.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes up a long list, writes to everybody on it, and compares that with a bare client
 * at the same mail server: {@code bench/mailing}.
 */
@EnabledIfSystemProperty(named = "mailing.table", matches = ".+")
class MailingBenchmark {

	private static final int SUBSCRIBERS = Integer.getInteger("mailing.subscribers", 100_000);

	private static final int CONNECTIONS = Integer.getInteger("mailing.connections", 2);

	private static final String TEXT = "## New pages\\n\\n"
			+ """
					[A page](https://www.example.org/page.html)  \\n\
					What it is about, in a sentence of about a hundred characters, as most descriptions of pages have it.\\n\\n"""
				.repeat(10);

	private final List<Integer> memory = new ArrayList<>();

	@Test
	void measures() throws Exception {
		Path data = Run.freshData("mailing-benchmark");
		BreakablePrograms.build(data);
		try (Mailing mailing = new Mailing(data, 0,
				Map.of("COLOPHON_SENDING_CONNECTIONS", String.valueOf(CONNECTIONS), "COLOPHON_SENDING_BATCH", "100"))) {
			mailing.start();
			double taken = seconds(() -> takeUp(mailing));
			StringBuilder table = new StringBuilder(
					"""
							| the mail server | connections | newsletter-service, mails a second | a bare client, before and after | of that | resident memory after a quarter, half, three quarters, all |
							|---|---|---|---|---|---|
							""");
			for (boolean isDurable : new boolean[] { false, true }) {
				mailing.sink.beginAnew(isDurable);
				double before = loop(mailing);
				mailing.sink.beginAnew(isDurable);
				this.memory.clear();
				double sent = seconds(() -> deliver(mailing));
				List<String> mails = mailing.sink.taken();
				assertThat(new HashSet<>(mails)).hasSize(SUBSCRIBERS);
				assertThat(mails).hasSize(SUBSCRIBERS);
				table.append(row(isDurable, sent, before, loop(mailing)));
			}
			table.append("%n%,d subscribers were imported from CSV in %.1f s.%n".formatted(SUBSCRIBERS, taken));
			Files.writeString(Path.of(System.getProperty("mailing.table")), table);
			System.out.println(table);
		}
	}

	private static void takeUp(Mailing mailing) throws IOException, InterruptedException {
		StringBuilder list = new StringBuilder("email,consented_at\n");
		for (int number = 1; number <= SUBSCRIBERS; number++) {
			list.append("subscriber-").append(number).append("@example.org,2026-01-01\n");
		}
		assertThat(mailing.edit("/subscriptions.csv", "text/csv", BodyPublishers.ofString(list.toString())).body())
			.contains("\"imported\" : " + SUBSCRIBERS);
	}

	private void deliver(Mailing mailing) throws IOException, InterruptedException, SQLException {
		mailing.send(TEXT);
		int waiting;
		while ((waiting = mailing.waiting()) > 0) {
			if (waiting < SUBSCRIBERS) {
				this.memory.add(megabytes(mailing.service.pid()));
			}
			Thread.sleep(500);
		}
	}

	/**
	 * How many mails a second a bare client hands over.
	 */
	private static double loop(Mailing mailing) throws IOException, InterruptedException {
		Path mail = Files.createTempFile("mail", ".eml");
		Files.writeString(mail,
				"Message-ID: <1@example.org>\r\nSubject: Hello\r\n\r\n" + ("x".repeat(70) + "\r\n").repeat(80));
		int mails = Math.min(SUBSCRIBERS, 50_000);
		Process loop = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-cp", Path.of("target/test-classes") + File.pathSeparator,
				MailLoop.class.getName(), String.valueOf(mailing.sink.port()), mail.toString(), String.valueOf(mails),
				String.valueOf(CONNECTIONS))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String seconds = new String(loop.getInputStream().readAllBytes()).strip();
		assertThat(loop.waitFor()).isZero();
		return mails / Double.parseDouble(seconds);
	}

	private static int megabytes(long process) throws IOException {
		return Files.readAllLines(Path.of("/proc/" + process + "/status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToInt((line) -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElse(0);
	}

	private String row(boolean isDurable, double sent, double before, double after) {
		double rate = SUBSCRIBERS / sent;
		int quarter = Math.max(1, this.memory.size() / 4);
		return "| %s | %d | %,.0f | %,.0f and %,.0f | %.2f | %d, %d, %d, %d MB |%n".formatted(
				isDurable ? "has each mail on the disk before it takes it" : "forgets each mail", CONNECTIONS, rate,
				before, after, 2 * rate / (before + after), this.memory.get(quarter - 1),
				this.memory.get(2 * quarter - 1), this.memory.get(3 * quarter - 1), this.memory.getLast());
	}

	private static double seconds(Work work) throws Exception {
		long start = System.nanoTime();
		work.run();
		return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
	}

	private interface Work {

		void run() throws Exception;

	}

}
