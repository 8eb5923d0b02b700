package dev.colophon.toc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

class EmbeddedDatabaseTests {

	private static final Duration SOON = Duration.ofMillis(10);

	@TempDir
	private static Path folder;

	private static EmbeddedDatabase database;

	@BeforeAll
	static void startAfterAStartThatWasInterrupted() throws IOException {
		Path half = Files.createDirectory(folder.resolve("postgres.half1"));
		Files.createFile(half.resolve("PG_VERSION"));
		database = EmbeddedDatabase.in(folder, false);
		assertThat(half).doesNotExist();
	}

	@AfterAll
	static void stop() {
		database.close();
	}

	@Test
	void keepsWhatItHasAcknowledgedWhenItIsKilled() throws Exception {
		Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
		AtomicInteger number = new AtomicInteger();
		ask(database, "create table written (number integer)");
		for (int kill = 1; kill <= 3; kill++) {
			assertThat(Stream.of("fsync", "synchronous_commit", "full_page_writes")
				.map((setting) -> answer(database, "show " + setting))).containsOnly("on");
			int enough = acknowledged.size() + 100;
			List<Thread> writers = IntStream.range(0, 4)
				.mapToObj((writer) -> Thread.ofVirtual().start(() -> write(number, acknowledged)))
				.toList();
			await().pollInterval(SOON).until(() -> acknowledged.size() > enough);
			kill();
			for (Thread writer : writers) {
				writer.join();
			}
			database.close();
			database = EmbeddedDatabase.in(folder, false);
		}
		List<String> kept = List.of(answer(database, "select string_agg(number::text, ',') from written").split(","));
		assertThat(kept).containsAll(acknowledged.stream().map(String::valueOf).toList());
	}

	private static void write(AtomicInteger number, Queue<Integer> acknowledged) {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			while (true) {
				int next = number.incrementAndGet();
				statement.execute("insert into written values (" + next + ")");
				acknowledged.add(next);
			}
		}
		catch (SQLException ex) {
			// It was killed.
		}
	}

	/**
	 * The first process first, so that it starts no other in the meantime.
	 */
	private static void kill() throws IOException {
		long pid = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
		ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
		List<ProcessHandle> family = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
		family.forEach(ProcessHandle::destroyForcibly);
		await().pollInterval(SOON).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
	}

	@Test
	void letsNobodyInWithoutAPasswordAndTheServiceAsNoSuperuser() throws Exception {
		for (String user : List.of("postgres", database.getUsername())) {
			for (String password : List.of("", user, "postgres")) {
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), user, password).close());
			}
		}
		assertThat(answer(database, """
				select string_agg(rolname, ' ') from pg_roles
				where rolcanlogin and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
				""")).isEqualTo("postgres");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> ask(database, "copy (select 1) to program 'cat'"))
			.withMessageContaining("permission denied");
		assertThat(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).subList(4, 6)).as("socket and address")
			.containsExactly("", "127.0.0.1");
		assertThat(permissions(folder)).isEqualTo("rwx------");
		assertThat(permissions(folder.resolve("postgres.password"))).isEqualTo("rw-------");
		assertThat(permissions(PostgresPrograms.unpacked(folder).folder().getParent())).isEqualTo("rwx------");
	}

	@Test
	void isUsedByOneProgramAtATime() {
		assertThatIOException().isThrownBy(() -> EmbeddedDatabase.in(folder, false))
			.withMessage("Another program uses the database in " + folder);
		assertThat(answer(database, "select 1")).isEqualTo("1");
	}

	private static String permissions(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

	/**
	 * As PostgreSQL does in the locale C.UTF-8, whatever the one of the machine is.
	 */
	@Test
	void sortsByCodePointAndKnowsTheLettersOfAllLanguages() {
		assertThat(answer(database, "select string_agg(t, '' order by t) from unnest(array['b', 'ä', 'B', 'a']) t"))
			.isEqualTo("Babä");
		assertThat(answer(database, "select lower('ÄÉØ') || to_tsvector('english', 'Äpfel—Birnen')"))
			.isEqualTo("äéø'birnen':2 'äpfel':1");
	}

	/**
	 * Version 0.1.0 had a superuser without a password, to whom everything belonged.
	 */
	@Test
	void takesOverTheDataOfAVersionThatKnewNoPasswordAndLetsItInWhereToldTo(@TempDir Path old) throws Exception {
		Path data = old.resolve("postgres");
		PostgresPrograms programs = PostgresPrograms.unpacked(old);
		programs.run("", "initdb", "-A", "trust", "-U", "postgres", "-D", data.toString(), "-E", "UTF-8", "--no-sync");
		programs.run("""
				create table page (number serial, id bigint generated always as identity, mood text);

				create type mood as enum ('good');

				create function one() returns integer language sql return 1;

				insert into page (mood) values ('good');

				""", "postgres", "--single", "-j", "-D", data.toString(), "postgres");
		// As a machine may leave it that lost its power.
		Files.createFile(old.resolve("postgres.password"));

		try (EmbeddedDatabase database = EmbeddedDatabase.in(old, false)) {
			changeEverything(database);
		}
		assertThat(data.resolve("pg_hba.conf")).content().doesNotContain("trust");
		try (EmbeddedDatabase database = EmbeddedDatabase.in(old, true)) {
			changeEverything(database);
		}
		int port = EmbeddedDatabase.freePort();
		programs.run("", "pg_ctl", "start", "-w", "-D", data.toString(), "-l", old.resolve("log").toString(), "-o",
				"-F -c unix_socket_directories= -p " + port);
		try (Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres",
				"postgres", ""); Statement statement = connection.createStatement()) {
			statement.execute("create table made_by_the_old_one as select * from page");
		}
		// The server runs on, as if its program had been killed.
		try (EmbeddedDatabase database = EmbeddedDatabase.in(old, false)) {
			changeEverything(database);
			assertThat(answer(database, "select count(*) from made_by_the_old_one")).isEqualTo("3");
		}
		assertThat(data.resolve("pg_hba.conf")).content().doesNotContain("trust");
	}

	private static void changeEverything(EmbeddedDatabase database) throws SQLException {
		ask(database, "alter table page add column if not exists further text");
		ask(database, "insert into page (further) select mood from page limit one()");
		ask(database, "create or replace function one() returns integer language sql return 1");
		ask(database, "alter type mood add value if not exists 'bad'");
		assertThat(answer(database,
				"select count(*) from pg_class where relnamespace = 'public'::regnamespace and relowner = 10"))
			.isEqualTo("0");
	}

	private static Connection connect(EmbeddedDatabase database) throws SQLException {
		return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
	}

	private static void ask(EmbeddedDatabase database, String sql) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String answer(EmbeddedDatabase database, String sql) {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			ResultSet result = statement.executeQuery(sql);
			result.next();
			return result.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
