package dev.colophon.system.outage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bare client: hands the same mail to a mail server again and again, over some
 * connections at once, one command and one answer after the other, as RFC 5321 has it. It
 * is how fast anybody could be.
 */
final class MailLoop {

	private final byte[] mail;

	private final int port;

	private MailLoop(byte[] mail, int port) {
		this.mail = mail;
		this.port = port;
	}

	/**
	 * @param arguments the port, the file of the mail, how many mails, over how many
	 * connections; it prints the seconds that it took
	 */
	public static void main(String[] arguments) throws Exception {
		MailLoop loop = new MailLoop(Files.readAllBytes(Path.of(arguments[1])), Integer.parseInt(arguments[0]));
		int mails = Integer.parseInt(arguments[2]);
		int connections = Integer.parseInt(arguments[3]);
		loop.send(connections, mails / 10);
		long start = System.nanoTime();
		loop.send(connections, mails);
		System.out.println((System.nanoTime() - start) / 1e9);
	}

	private void send(int connections, int mails) throws InterruptedException {
		AtomicInteger left = new AtomicInteger(mails);
		Thread[] threads = new Thread[connections];
		for (int i = 0; i < connections; i++) {
			threads[i] = Thread.ofVirtual().start(() -> converse(left));
		}
		for (Thread thread : threads) {
			thread.join();
		}
	}

	private void converse(AtomicInteger left) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(socket.getInputStream());
			OutputStream out = socket.getOutputStream();
			answer(in);
			say("EHLO loop\r\n", in, out);
			int number;
			while ((number = left.getAndDecrement()) > 0) {
				say("MAIL FROM:<newsletter@example.org>\r\n", in, out);
				say("RCPT TO:<subscriber-" + number + "@example.org>\r\n", in, out);
				say("DATA\r\n", in, out);
				out.write(this.mail);
				say("\r\n.\r\n", in, out);
			}
			say("QUIT\r\n", in, out);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void say(String command, InputStream in, OutputStream out) throws IOException {
		out.write(command.getBytes(StandardCharsets.US_ASCII));
		answer(in);
	}

	private static void answer(InputStream in) throws IOException {
		int first = in.read();
		if (first != '2' && first != '3') {
			throw new IOException("refused: " + (char) first);
		}
		int character;
		do {
			character = in.read();
		}
		while (character != '\n' && character >= 0);
	}

}
