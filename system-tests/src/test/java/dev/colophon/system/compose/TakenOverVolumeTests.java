package dev.colophon.system.compose;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import dev.colophon.system.Run;
import dev.colophon.system.SharedSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A database whose volumes are those of version 0.1.0, where the role of the service was
 * the superuser.
 */
@ExtendWith(SharedSuite.class)
class TakenOverVolumeTests {

	private static final String NAME = "colophon-test-taken-over";

	private static final String PASSWORD = "/var/run/postgresql/spring.datasource.password";

	@AfterEach
	void remove() {
		docker("rm", "--force", "--volumes", NAME);
		docker("volume", "rm", "--force", NAME + "-data", NAME + "-password");
	}

	@Test
	void givesTheServiceARoleThatIsNoSuperuserAndAllThatItHad() {
		start("--env", "POSTGRES_USER=toc", "--env", "POSTGRES_PASSWORD_FILE=" + PASSWORD, "--entrypoint", "sh",
				"postgres:18-alpine", "-c", "echo made-up >" + PASSWORD + "; exec docker-entrypoint.sh postgres");
		ask("""
				create table entry (number serial, id bigint generated always as identity, title text);
				insert into entry (title) values ('kept');
				create function one() returns integer language sql return 1;
				create type mood as enum ('good')
				""");
		docker("kill", NAME).good();
		docker("rm", NAME).good();

		start("--env", "DATABASE=toc", "--env", "PASSWORD_FILE=" + PASSWORD, "--volume",
				Run.REPOSITORY.resolve("database/start") + ":/usr/local/bin/start-database:ro", "--entrypoint", "sh",
				"postgres:18-alpine", "/usr/local/bin/start-database", "postgres");
		for (int start = 1; start <= 2; start++) {
			assertThat(ask("select title from entry")).isEqualTo("kept");
			assertThat(ask("select rolname from pg_roles where rolsuper")).isEqualTo("postgres");
			ask("alter table entry add column if not exists label text");
			ask("create or replace function one() returns integer language sql return 1");
			ask("alter type mood add value if not exists 'bad'");
			assertThat(docker("exec", NAME, "psql", "--host", "localhost", "--username", "postgres", "--no-password")
				.isGood()).isFalse();
			docker("kill", NAME).good();
			docker("start", NAME).good();
			awaitReady();
		}
	}

	private static void start(String... words) {
		docker(Stream
			.concat(Stream.of("run", "--detach", "--name", NAME, "--user", "postgres", "--volume",
					NAME + "-data:/var/lib/postgresql", "--volume", NAME + "-password:/var/run/postgresql"),
					Stream.of(words))
			.toArray(String[]::new)).good();
		awaitReady();
	}

	private static void awaitReady() {
		await().atMost(Duration.ofMinutes(2))
			.until(() -> docker("exec", NAME, "pg_isready", "--quiet", "--host", "localhost").isGood());
	}

	/**
	 * As the service would: by TCP, with the password that it knows.
	 */
	private static String ask(String sql) {
		return docker("exec", NAME, "sh", "-c", "PGPASSWORD=$(cat " + PASSWORD
				+ ") psql --quiet --host \"$(hostname)\" --username toc --tuples-only --no-align --command \"$0\"", sql)
			.good();
	}

	private static Command docker(String... words) {
		return Command.run(Map.of(), "", Stream.concat(Stream.of("docker"), Stream.of(words)).toList());
	}

}
