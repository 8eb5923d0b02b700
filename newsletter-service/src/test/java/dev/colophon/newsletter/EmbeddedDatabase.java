package dev.colophon.newsletter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL that this program starts for itself, in a folder that nobody else may
 * enter. Whoever connects needs a password, which was made up; the service does so as a
 * role that is no superuser, and no superuser has a password.
 * <p>
 * It is a bean on which the data source depends, and has no shutdown hook of its own: so
 * it stops last.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

	private static final String ROLE = "newsletter";

	private static final String DURABLE = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on";

	private static final String FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

	/**
	 * What belongs to the superuser was made by a version of the service that had no role
	 * of its own.
	 */
	private static final String ROLE_OF_ITS_OWN = """
			set search_path = pg_catalog;

			do $do$
			declare
			    change text;
			begin
			    if not exists (select from pg_roles where rolname = '%1$s') then
			        create role %1$s;
			    end if;
			    alter role %1$s login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '%2$s';
			    alter schema public owner to %1$s;
			    for change in
			        select format('alter table %%s owner to %1$s', oid::regclass) from pg_class
			        where relnamespace = 'public'::regnamespace and relowner = 10
			            and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
			            and not exists (select from pg_depend where relkind = 'S' and objid = pg_class.oid
			                and classid = 'pg_class'::regclass and deptype in ('a', 'i'))
			        union all
			        select format('alter routine %%s owner to %1$s', oid::regprocedure) from pg_proc
			        where pronamespace = 'public'::regnamespace and proowner = 10
			        union all
			        select format('alter type %%s owner to %1$s', oid::regtype) from pg_type
			        where typnamespace = 'public'::regnamespace and typowner = 10 and typtype in ('d', 'e', 'r')
			    loop
			        execute change;
			    end loop;
			end $do$;

			""";

	private static final String LET_IN = "host all all 127.0.0.1/32 scram-sha-256\n";

	/** Version 0.1.0 connects in this way. */
	private static final String LET_IN_SUPERUSER = "host all postgres 127.0.0.1/32 trust\n";

	private final PostgresPrograms programs;

	private final Path folder;

	private final Path data;

	private final boolean isKept;

	private final FileChannel lock;

	private final String password;

	private final int port;

	private EmbeddedDatabase(Path folder, String settings, boolean letsInSuperuser, boolean isKept) throws IOException {
		this.folder = folder;
		this.data = folder.resolve("postgres");
		this.isKept = isKept;
		this.lock = lock();
		this.programs = PostgresPrograms.unpacked(folder);
		if (!Files.exists(this.data.resolve("PG_VERSION"))) {
			initialize();
		}
		stopWhatOutlivedItsProgram();
		this.password = secure(letsInSuperuser);
		this.port = freePort();
		start(settings);
		log.info("PostgreSQL listens on port {}, with its data in {}", this.port, this.data);
	}

	/**
	 * Keeps what it has acknowledged, in a folder that may have been filled before.
	 * @param letsInSuperuser whether version 0.1.0, which knows no password, may start
	 * this database afterwards: then everybody on this machine is its superuser
	 */
	static EmbeddedDatabase in(Path folder, boolean letsInSuperuser) throws IOException {
		return new EmbeddedDatabase(PostgresPrograms.privateFolder(folder.toAbsolutePath()), DURABLE, letsInSuperuser,
				true);
	}

	/**
	 * For tests: fast, and gone when it is closed.
	 */
	static EmbeddedDatabase toThrowAway() throws IOException {
		return new EmbeddedDatabase(Files.createTempDirectory("database"), FAST, false, false);
	}

	/**
	 * Until this is closed or its program ends, however it does.
	 */
	private FileChannel lock() throws IOException {
		FileChannel channel = FileChannel.open(this.folder.resolve("postgres.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		try {
			if (channel.tryLock() != null) {
				return channel;
			}
		}
		catch (OverlappingFileLockException ex) {
			// This program has it.
		}
		channel.close();
		throw new IOException("Another program uses the database in " + this.folder);
	}

	/**
	 * In a folder of another name until it is whole, so that it can be interrupted. The
	 * name is a new one each time, because an initdb whose program was killed goes on.
	 */
	private void initialize() throws IOException {
		try (DirectoryStream<Path> halves = Files.newDirectoryStream(this.folder, "postgres.half*")) {
			halves.forEach((half) -> FileSystemUtils.deleteRecursively(half.toFile()));
		}
		Path half = Files.createTempDirectory(this.folder, "postgres.half");
		this.programs.run("", "initdb", "-D", half.toString(), "--username=postgres", "--auth=reject",
				"--encoding=UTF-8", "--locale=C", "--lc-ctype=" + (PostgresPrograms.isMac() ? "UTF-8" : "C.UTF-8"),
				"--locale-provider=builtin", "--builtin-locale=C.UTF-8",
				this.isKept ? "--sync-method=fsync" : "--no-sync");
		Files.move(half, this.data, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * A program that is killed leaves its server running.
	 */
	private void stopWhatOutlivedItsProgram() throws IOException {
		Path file = this.data.resolve("postmaster.pid");
		List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
		boolean isRunning = lines.stream()
			.limit(1)
			.filter((pid) -> pid.matches("\\d+"))
			.flatMap((pid) -> ProcessHandle.of(Long.parseLong(pid)).stream())
			.flatMap((process) -> process.info().commandLine().stream())
			.anyMatch((command) -> command.contains(this.data.toString()));
		if (isRunning) {
			stop();
		}
	}

	/**
	 * Nobody can connect meanwhile, and what is interrupted is done again.
	 * @return the password of the role
	 */
	private String secure(boolean letsInSuperuser) throws IOException {
		Path file = this.folder.resolve("postgres.password");
		Path rules = this.data.resolve("pg_hba.conf");
		String known = Files.exists(file) ? Files.readString(file) : "";
		String wanted = letsInSuperuser ? LET_IN_SUPERUSER + LET_IN : LET_IN;
		if (!known.isEmpty() && !letsInSuperuser && Files.readString(rules).equals(wanted)) {
			return known;
		}
		String made = known.isEmpty() ? makeUpPassword() : known;
		this.programs.run(ROLE_OF_ITS_OWN.formatted(ROLE, made), "postgres", "--single", "-j", "-D",
				this.data.toString(), "-c", "exit_on_error=on", "postgres");
		write(made, file);
		write(wanted, rules);
		return made;
	}

	private void start(String settings) throws IOException {
		Path messages = this.folder.resolve("postgres.log");
		try {
			this.programs.run("", "pg_ctl", "start", "-w", "-t", "120", "-s", "-D", this.data.toString(), "-l",
					messages.toString(), "-o",
					settings + " -p " + this.port
							+ " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300"
							+ " -c timezone=UTC -c log_timezone=UTC -c lc_messages=C -c lc_monetary=C -c lc_numeric=C -c lc_time=C");
		}
		catch (IOException ex) {
			throw new IOException("PostgreSQL did not start; the reason is in " + messages, ex);
		}
	}

	private void stop() throws IOException {
		this.programs.run("", "pg_ctl", "stop", "-w", "-t", "20", "-s", "-m", "fast", "-D", this.data.toString());
	}

	private static void write(String text, Path file) throws IOException {
		Path next = file.resolveSibling(file.getFileName() + ".next");
		Files.deleteIfExists(next);
		Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(next, text);
		Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String makeUpPassword() {
		byte[] random = new byte[24];
		new SecureRandom().nextBytes(random);
		return Base64.getUrlEncoder().encodeToString(random);
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

	@Override
	public String getUsername() {
		return ROLE;
	}

	@Override
	public String getPassword() {
		return this.password;
	}

	@Override
	public String getJdbcUrl() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	@Override
	public void close() {
		try (this.lock) {
			stop();
			log.info("PostgreSQL has stopped");
			if (!this.isKept) {
				FileSystemUtils.deleteRecursively(this.folder);
			}
		}
		catch (IOException ex) {
			log.warn("PostgreSQL could not be stopped: {}", ex.getMessage());
		}
	}

}
