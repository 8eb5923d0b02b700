package dev.colophon.system.outage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.awaitility.Awaitility.await;

/**
 * A PostgreSQL of its own for one service.
 */
class Database implements Server {

	static final String PASSWORD = UUID.randomUUID().toString();

	private final int port;

	private final Path data;

	private EmbeddedPostgres postgres;

	private ProcessHandle process;

	Database(int port, Path data) {
		this.port = port;
		this.data = data;
	}

	@Override
	public void start() throws IOException {
		unpackWhereNobodyElseMayWrite();
		Path password = Files.writeString(Files.createTempFile("database", ".password"), PASSWORD);
		this.postgres = EmbeddedPostgres.builder()
			.setPort(this.port)
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			// These are handed to initdb, and the last ones count.
			.setLocaleConfig("locale", "C")
			.setLocaleConfig("auth", "scram-sha-256")
			.setLocaleConfig("pwfile", password.toString())
			.setConnectConfig("password", PASSWORD)
			.setServerConfig("unix_socket_directories", "")
			// What is committed has to be there after it was killed.
			.setServerConfig("synchronous_commit", "on")
			.start();
		Files.delete(password);
		this.process = ProcessHandle
			.of(Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).getFirst()))
			.orElseThrow();
	}

	private static void unpackWhereNobodyElseMayWrite() throws IOException {
		Path folder = Files.createDirectories(Path.of("target/postgresql").toAbsolutePath());
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		System.setProperty("ot.epg.working-dir", folder.resolve("programs").toString());
	}

	@Override
	public void stop() throws IOException {
		this.postgres.close();
	}

	@Override
	public void kill() throws IOException {
		halt();
		Signal.KILL.sendTo(family());
		await().until(() -> !isListening());
	}

	private boolean isListening() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * The first one first, so that it starts no other in the meantime.
	 */
	@Override
	public void halt() throws IOException {
		Signal.STOP.sendTo(List.of(this.process));
		Signal.STOP.sendTo(family());
	}

	@Override
	public void resume() throws IOException {
		Signal.CONT.sendTo(family());
	}

	private List<ProcessHandle> family() {
		return Stream.concat(Stream.of(this.process), this.process.descendants()).toList();
	}

	/**
	 * An ErrorResponse (PostgreSQL 18, section 54.7): a length, and fields that each have
	 * a letter and end with a zero.
	 */
	@Override
	public byte[] error() {
		byte[] fields = "SFATAL\0VFATAL\0CXX000\0Mnothing works here\0\0".getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(5 + fields.length).put((byte) 'E').putInt(4 + fields.length).put(fields).array();
	}

	/**
	 * What a query tells in its first row and column.
	 */
	int number(String sql, Object... parameters) throws SQLException {
		try (Connection connection = connect(); PreparedStatement statement = prepare(connection, sql, parameters)) {
			ResultSet result = statement.executeQuery();
			result.next();
			return result.getInt(1);
		}
	}

	void execute(String sql, Object... parameters) throws SQLException {
		try (Connection connection = connect(); PreparedStatement statement = prepare(connection, sql, parameters)) {
			statement.execute();
		}
	}

	private Connection connect() throws SQLException {
		return this.postgres.getPostgresDatabase().getConnection();
	}

	private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
			throws SQLException {
		PreparedStatement statement = connection.prepareStatement(sql);
		for (int i = 0; i < parameters.length; i++) {
			statement.setObject(i + 1, parameters[i]);
		}
		return statement;
	}

	@Override
	public void close() throws IOException {
		if (this.postgres != null) {
			if (this.process.isAlive()) {
				resume();
			}
			this.postgres.close();
		}
	}

}
