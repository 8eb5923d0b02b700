package dev.colophon.system.outage;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An SMTP server (RFC 5321) that takes every mail, writes down which one it was, and says
 * so a while later: whoever kills it in between makes its clients send again. A program
 * of its own, so that it can be killed.
 */
final class MailSink {

	private static final byte[] OK = "250 OK\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] GO_ON = "354 go on\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] READY = "220 sink\r\n".getBytes(StandardCharsets.US_ASCII);

	private final FileChannel taken;

	private final boolean isDurable;

	private final long delayMillis;

	private MailSink(FileChannel taken, boolean isDurable, long delayMillis) {
		this.taken = taken;
		this.isDurable = isDurable;
		this.delayMillis = delayMillis;
	}

	/**
	 * @param arguments the port, the file to write to, how many milliseconds it waits,
	 * and whether a mail is on the disk before it is taken, as it has to be where mails
	 * are not to be lost (RFC 5321, section 6.1)
	 */
	public static void main(String[] arguments) throws IOException {
		FileChannel taken = FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
		MailSink sink = new MailSink(taken, Boolean.parseBoolean(arguments[3]), Long.parseLong(arguments[2]));
		try (ServerSocket socket = new ServerSocket(Integer.parseInt(arguments[0]), 100,
				InetAddress.getLoopbackAddress())) {
			while (true) {
				Socket client = socket.accept();
				Thread.ofVirtual().start(() -> sink.converse(client));
			}
		}
	}

	private void converse(Socket client) {
		try (client) {
			client.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(client.getInputStream(), 65_536);
			OutputStream out = client.getOutputStream();
			out.write(READY);
			String recipient = "";
			String line;
			while ((line = line(in)) != null) {
				if (line.startsWith("RCPT")) {
					recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
				}
				if (line.startsWith("DATA")) {
					out.write(GO_ON);
					take(messageId(in), recipient);
				}
				out.write(OK);
				if (line.startsWith("QUIT")) {
					return;
				}
			}
		}
		catch (IOException | InterruptedException ex) {
			// Whoever talked is gone.
		}
	}

	private void take(String messageId, String recipient) throws IOException, InterruptedException {
		this.taken.write(ByteBuffer.wrap((messageId + " " + recipient + "\n").getBytes(StandardCharsets.UTF_8)));
		if (this.isDurable) {
			this.taken.force(false);
		}
		if (this.delayMillis > 0) {
			Thread.sleep(this.delayMillis);
		}
	}

	private static String messageId(InputStream in) throws IOException {
		String id = "";
		String line;
		while (!".".equals(line = line(in))) {
			if (line == null) {
				throw new IOException("the mail breaks off");
			}
			if (id.isEmpty() && line.startsWith("Message-ID: ")) {
				id = line.substring("Message-ID: ".length());
			}
		}
		return id;
	}

	private static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream(120);
		int character;
		while ((character = in.read()) != '\n') {
			if (character < 0) {
				return null;
			}
			if (character != '\r') {
				line.write(character);
			}
		}
		return line.toString(StandardCharsets.UTF_8);
	}

}
