package dev.colophon.system.outage;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;

import dev.colophon.system.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What breaks others has to work itself.
 */
class FaultyProxyTests {

	private ServerSocket echo;

	private FaultyProxy proxy;

	@BeforeEach
	void start() throws IOException {
		this.echo = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread.startVirtualThread(this::serve);
		int port = IntStream.range(28_100, 32_700).filter(Run::isFree).findFirst().orElseThrow();
		this.proxy = new FaultyProxy(port, this.echo.getLocalPort());
	}

	private void serve() {
		try {
			while (true) {
				Socket client = this.echo.accept();
				Thread.startVirtualThread(() -> answer(client));
			}
		}
		catch (IOException ex) {
			// The test is over.
		}
	}

	private static void answer(Socket client) {
		try (client) {
			client.getInputStream().transferTo(client.getOutputStream());
		}
		catch (IOException ex) {
			// The proxy has reset the connection.
		}
	}

	@AfterEach
	void stop() throws IOException {
		this.proxy.close();
		this.echo.close();
	}

	@Test
	void passesOnWhatIsSaid() throws IOException {
		try (Socket client = connect()) {
			assertThat(say("ping", client)).isEqualTo("ping");
			assertThat(say("pong", client)).isEqualTo("pong");
			assertThat(this.proxy.timesSent("ping")).isOne();
		}
	}

	@Test
	void refusesAndResets() throws IOException {
		try (Socket client = connect()) {
			assertThat(say("ping", client)).isEqualTo("ping");
			this.proxy.refuse();
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> say("ping", client));
			assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
		}
	}

	@Test
	void answersInPlaceOfTheServerOnConnectionsThatAreOpenAlready() throws IOException {
		try (Socket client = connect()) {
			assertThat(say("ping", client)).isEqualTo("ping");
			this.proxy.set(Fault.answering("no!!".getBytes(StandardCharsets.US_ASCII), false));
			assertThat(say("ping", client)).isEqualTo("no!!");
			assertThat(say("ping", client)).isEqualTo("no!!");
		}
	}

	@Test
	void endsAfterAnAnswerOfItsOwn() throws IOException {
		this.proxy.set(Fault.answering("no".getBytes(StandardCharsets.US_ASCII), true));
		try (Socket client = connect()) {
			assertThat(say("ping", client)).isEqualTo("no");
		}
	}

	@Test
	void delaysAnswers() throws IOException {
		this.proxy.set(Fault.late(Duration.ofMillis(300)));
		try (Socket client = connect()) {
			long start = System.nanoTime();
			assertThat(say("ping", client)).isEqualTo("ping");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
		}
	}

	@Test
	void closesHalfWay() throws IOException {
		this.proxy.set(Fault.halfWay());
		try (Socket client = connect()) {
			assertThat(say("ping", client)).isEqualTo("pi");
		}
	}

	@Test
	void isAsGoodAsNewWhenItIsHealed() throws IOException {
		this.proxy.set(Fault.halfWay());
		this.proxy.refuse();
		this.proxy.heal();
		try (Socket client = connect()) {
			assertThat(say("ping", client)).isEqualTo("ping");
		}
	}

	private Socket connect() throws IOException {
		return new Socket(InetAddress.getLoopbackAddress(), this.proxy.port());
	}

	/**
	 * Says four letters, and tells the answer, which is shorter where it ends before.
	 */
	private static String say(String word, Socket server) throws IOException {
		server.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
		return new String(server.getInputStream().readNBytes(word.length()), StandardCharsets.US_ASCII);
	}

}
