package dev.colophon.system;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The script that starts everything, and what it says when it cannot.
 */
class RunTests {

	/** More than the gateway lets one client have. */
	private static final int CONNECTIONS = 1_100;

	@Test
	void explainsItself() throws Exception {
		try (Run run = new Run("--help")) {
			assertThat(run.exitCode()).isZero();
			assertThat(run.output()).anyMatch((line) -> line.contains("--fresh"));
		}
	}

	@Test
	void refusesAnOptionItDoesNotKnow() throws Exception {
		try (Run run = new Run("--nonsense")) {
			assertThat(run.exitCode()).isNotZero();
			assertThat(run.output()).contains("run: unknown option: --nonsense");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "0", "08080", "65000", "-1", "" })
	void refusesAPortThatIsNone(String port) throws Exception {
		try (Run run = new Run("--port", port)) {
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.output()).singleElement().asString().startsWith("run: --port needs a number");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.org", "http://127.0.0.1", "127.0.0.1:80", "999.1.1.1", "0.0.0.0,::", "*", "" })
	void refusesAnAddressThatIsNone(String address) throws Exception {
		try (Run run = new Run("--address", address)) {
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.output()).singleElement().asString().startsWith("run: --address needs an IP address");
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "toc-service", "toc-service=", "edge=edge", "toc-service=docs", "toc-service=nowhere" })
	void refusesAProgramThatIsNone(String program) throws Exception {
		try (Run run = Run.newest("--program", program)) {
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.output()).singleElement()
				.asString()
				.matches("run: (--program needs one of .*|in '.*' there is no pom.xml of toc-service)");
		}
	}

	@Test
	void takesAProgramFromAnotherFolder(@TempDir Path folder) throws Exception {
		Files.createDirectories(folder.resolve("src"));
		Files.writeString(folder.resolve("pom.xml"), "<project/>");
		String place = folder.toRealPath().toString();
		try (Run run = Run.newest("--build", "--data", folder.resolve("data").toString(), "--port",
				String.valueOf(Run.freePort()), "--program", "toc-service=" + folder)) {
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.output()).anyMatch((line) -> line.startsWith("building ") && line.contains(place))
				.anyMatch((line) -> line.startsWith("run: the build failed"));
		}
	}

	@Test
	void namesThePortThatIsInUse() throws Exception {
		int port = Run.freePort();
		try (ServerSocket other = new ServerSocket(port + 2, 1, InetAddress.getLoopbackAddress());
				Run run = new Run("--port", String.valueOf(port))) {
			assertThat(run.exitCode()).isNotZero();
			assertThat(run.output()).singleElement()
				.asString()
				.contains("port " + other.getLocalPort(), "toc-service", "in use");
		}
	}

	@Test
	void namesAnAddressThatThisMachineDoesNotHave() throws Exception {
		try (Run run = new Run("--port", String.valueOf(Run.freePort()), "--data",
				Run.freshData("elsewhere").toString(), "--address", "192.0.2.1")) {
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.output()).last().isEqualTo("run: this machine does not have the address 192.0.2.1");
		}
	}

	@Test
	void namesTheServiceThatDiedAndItsLog() throws Exception {
		Path data = Run.freshData("broken");
		Path postgres = Files.createDirectories(data.resolve("newsletter-service/postgres"));
		Files.writeString(postgres.resolve("PG_VERSION"), "not a database");
		try (Run run = new Run("--port", String.valueOf(Run.freePort()), "--data", data.toString())) {
			assertThat(run.exitCode()).isNotZero();
			assertThat(run.output()).last()
				.asString()
				.startsWith("run: newsletter-service died")
				.endsWith(data.resolve("newsletter-service/newsletter-service.log").toString());
		}
	}

	@Test
	void leavesNothingBehindWhenItIsInterruptedWhileItStarts() throws Exception {
		Path data = Run.freshData("interrupted");
		try (Run run = new Run("--port", String.valueOf(Run.freePort()), "--data", data.toString())) {
			await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(data.resolve("toc-service/postgres")));
			run.process().destroy();
			assertThat(run.exitCode()).isEqualTo(130);
		}
		assertThat(ProcessHandle.allProcesses()
			.filter((process) -> process.info().commandLine().orElse("").contains(data.toString()))).isEmpty();
	}

	@Test
	void goesOnWhenAServiceDiesAndLeavesNothingBehind() throws Exception {
		Path data = Run.freshData("stopped");
		RunSuite suite = new RunSuite(data);
		List<ProcessHandle> processes = suite.run().process().descendants().toList();
		int database = Integer.parseInt(Files.readAllLines(data.resolve("toc-service/postgres/postmaster.pid")).get(3));
		for (InetAddress address : others()) {
			assertThat(openTo(address.getHostAddress(), suite)).as("%s", address).isEmpty();
		}
		assertThat(readableByOthers(data)).isEmpty();
		assertThat(suite.processOf("toc-service").info().commandLine())
			.hasValueSatisfying((command) -> assertThat(command).contains("-XX:+ExitOnOutOfMemoryError"));
		namesWhatDoesNotAnswer(suite);
		suite.stop("newsletter-service");
		await().untilAsserted(() -> assertThat(suite.run().output())
			.anyMatch((line) -> line.startsWith("run: newsletter-service stopped")));
		assertThat(suite.get("/").statusCode()).isEqualTo(200);
		suite.close();
		assertThat(suite.run().exitCode()).isEqualTo(1);
		assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("localhost", database).close());
		for (String service : List.of("content-service", "toc-service", "newsletter-service")) {
			assertThat(Files.readAllLines(data.resolve(service).resolve(service + ".log"))).last()
				.asString()
				.as("what stops last in " + service)
				.endsWith("PostgreSQL has stopped");
		}
	}

	@Test
	void keepsItsDataFromASecondOneAndWhenItIsKilledUntilToldToForget() throws Exception {
		Path data = Run.freshData("kept");
		RunSuite first = new RunSuite(data);
		String etag = etag(first);
		List<ProcessHandle> processes = first.run().process().descendants().toList();
		try (Run second = new Run("--port", String.valueOf(Run.freePort()), "--data", data.toString())) {
			assertThat(second.exitCode()).isEqualTo(1);
			assertThat(second.output()).last().asString().contains("uses the data in " + data);
		}
		assertThat(first.get("/").statusCode()).isEqualTo(200);
		first.run().process().destroyForcibly().waitFor();
		// As an earlier version left them.
		Path log = data.resolve("toc-service/toc-service.log");
		Path mail = Files.writeString(Files.createDirectories(data.resolve("mail")).resolve("00001.eml"), "a token");
		for (Path file : List.of(log, mail, mail.getParent(), log.getParent())) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		try (RunSuite third = new RunSuite(data, "--address", "0.0.0.0")) {
			assertThat(readableByOthers(data)).isEmpty();
			assertThat(openTo("127.0.0.2", third)).singleElement().isEqualTo(URI.create(third.address("/")).getPort());
			assertThat(etag(third)).isEqualTo(etag);
			assertThat(processes).noneMatch((process) -> process.isAlive() && isJava(process));
		}
		try (RunSuite fresh = new RunSuite(data, "--fresh")) {
			assertThat(etag(fresh)).isNotEqualTo(etag);
		}
	}

	/**
	 * A service that lives, takes connections, and does nothing with them, and a gateway
	 * that closes further ones at once, since this machine has too many.
	 */
	private static void namesWhatDoesNotAnswer(RunSuite suite) throws Exception {
		signal("STOP", suite.processOf("toc-service"));
		List<Socket> connections = new ArrayList<>();
		try {
			for (int i = 0; i < CONNECTIONS; i++) {
				connections.add(new Socket("127.0.0.1", URI.create(suite.address("/")).getPort()));
			}
			for (String program : List.of("toc-service", "gateway")) {
				await().atMost(Duration.ofSeconds(30))
					.untilAsserted(() -> assertThat(suite.run().output()).anyMatch(
							(line) -> line.startsWith("run: " + program + " runs, but does not answer: the log is ")));
			}
		}
		finally {
			for (Socket connection : connections) {
				connection.close();
			}
		}
		signal("CONT", suite.processOf("toc-service"));
		for (String program : List.of("toc-service", "gateway")) {
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(suite.run().output()).contains("run: " + program + " answers again"));
		}
		assertThat(suite.run().output()).filteredOn((line) -> line.contains("answer")).hasSize(4);
		assertThat(Files.readAllLines(suite.logOf("gateway"))).as("lines of the checks")
			.noneMatch((line) -> line.contains("OPTIONS "));
	}

	private static void signal(String signal, ProcessHandle process) throws Exception {
		new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
	}

	/**
	 * Where others than this machine reach what listens there, as far as that can be told
	 * from here: 127.0.0.2 is an address of this machine that is not 127.0.0.1.
	 */
	private static List<Integer> openTo(String address, RunSuite suite) {
		int port = URI.create(suite.address("/")).getPort();
		return IntStream.of(port, port + 1, port + 2, port + 3, port + 1000)
			.filter((each) -> isOpen(address, each))
			.boxed()
			.toList();
	}

	private static List<InetAddress> others() throws IOException {
		return Stream
			.concat(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses),
					Stream.of(InetAddress.getByName("127.0.0.2")))
			.filter((address) -> !address.isLoopbackAddress() || address.getHostAddress().equals("127.0.0.2"))
			.toList();
	}

	private static boolean isOpen(String address, int port) {
		try (Socket socket = new Socket(address, port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * What of the data others on this machine may read.
	 */
	private static List<Path> readableByOthers(Path data) throws IOException {
		try (Stream<Path> files = Files.walk(data)) {
			return files.filter((file) -> !file.equals(data) && !Files.isSymbolicLink(file)).filter((file) -> {
				try {
					return Files.getPosixFilePermissions(file)
						.stream()
						.anyMatch((may) -> !may.name().startsWith("OWNER"));
				}
				catch (IOException ex) {
					// It is gone by now.
					return false;
				}
			}).toList();
		}
	}

	private static boolean isJava(ProcessHandle process) {
		return process.info().command().orElse("").endsWith("java");
	}

	private static String etag(Suite suite) throws Exception {
		return suite.get("/api/content/pages/docker").headers().firstValue("ETag").orElseThrow();
	}

}
