package dev.colophon.newsletter.outbox;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server (RFC 5321) that answers what a test wants it to answer, on a port of
 * this machine.
 */
public class TestMailServer implements AutoCloseable {

	/**
	 * Instead of a reply: the connection breaks.
	 */
	public static final String BREAKS = "";

	private static final String OK = "250 OK";

	private final ServerSocket socket;

	private final @Nullable SSLContext tls;

	private final List<Socket> connections = new CopyOnWriteArrayList<>();

	private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();

	private final AtomicInteger encrypted = new AtomicInteger();

	private volatile UnaryOperator<String> toRecipient = (recipient) -> OK;

	private volatile UnaryOperator<String> toContent = (content) -> OK;

	public TestMailServer() {
		this(null);
	}

	/**
	 * One that has STARTTLS (RFC 3207), if it is given keys.
	 */
	TestMailServer(@Nullable SSLContext tls) {
		this.tls = tls;
		try {
			this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	/**
	 * All that it has taken, in that order.
	 */
	public List<MimeMessage> mails() {
		return this.mails;
	}

	/**
	 * How many of them came encrypted.
	 */
	int encryptedMails() {
		return this.encrypted.get();
	}

	/**
	 * Forgets what it has taken and how it was to answer.
	 */
	public void reset() {
		this.mails.clear();
		this.toRecipient = (recipient) -> OK;
		this.toContent = (content) -> OK;
	}

	public void answerRecipients(UnaryOperator<String> reply) {
		this.toRecipient = reply;
	}

	/**
	 * What it answers where a mail ends. It has the mail if that begins with 2.
	 */
	public void answerContent(UnaryOperator<String> reply) {
		this.toContent = reply;
	}

	/**
	 * The text of a mail, plain or HTML.
	 */
	public static String text(MimeMessage mail, String subtype) {
		try {
			MimeMultipart parts = (MimeMultipart) mail.getContent();
			for (int i = 0; i < parts.getCount(); i++) {
				BodyPart part = parts.getBodyPart(i);
				if (part.isMimeType("text/" + subtype)) {
					return ((String) part.getContent()).replace("\r\n", "\n");
				}
			}
			throw new AssertionError("no such part: " + subtype);
		}
		catch (IOException | MessagingException ex) {
			throw new AssertionError(ex);
		}
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.connections.add(connection);
				Thread.ofVirtual().start(() -> converse(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void converse(Socket connection) {
		try (connection) {
			say(connection, "220 test ready");
			converse(connection, "250-test\r\n250 " + ((this.tls != null) ? "STARTTLS" : "HELP"));
		}
		catch (IOException ex) {
			// Whoever talked is gone.
		}
	}

	private void converse(Socket connection, String greeting) throws IOException {
		try (BufferedReader in = new BufferedReader(
				new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
			String line;
			while ((line = in.readLine()) != null) {
				if (this.tls != null && line.equals("STARTTLS")) {
					say(connection, "220 go on");
					SSLSocket encrypted = (SSLSocket) this.tls.getSocketFactory()
						.createSocket(connection, null, connection.getPort(), true);
					encrypted.setUseClientMode(false);
					converse(encrypted, "250 encrypted");
					return;
				}
				String reply = line.startsWith("EHLO") ? greeting : reply(line, in, connection);
				if (reply.equals(BREAKS)) {
					return;
				}
				say(connection, reply);
				if (reply.startsWith("221") || reply.startsWith("421")) {
					return;
				}
			}
		}
	}

	private String reply(String line, BufferedReader in, Socket connection) throws IOException {
		String command = line.substring(0, Math.min(4, line.length())).toUpperCase();
		return switch (command) {
			case "RCPT" -> this.toRecipient.apply(line.replaceAll(".*<|>.*", ""));
			case "DATA" -> {
				say(connection, "354 go on");
				String answer = content(in);
				this.encrypted.addAndGet((connection instanceof SSLSocket && answer.startsWith("2")) ? 1 : 0);
				yield answer;
			}
			case "QUIT" -> "221 bye";
			default -> OK;
		};
	}

	private String content(BufferedReader in) throws IOException {
		StringBuilder content = new StringBuilder();
		String line;
		while (!".".equals(line = in.readLine())) {
			if (line == null) {
				return BREAKS;
			}
			content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
		}
		String reply = this.toContent.apply(content.toString());
		if (reply.startsWith("2")) {
			this.mails.add(parsed(content.toString()));
		}
		return reply;
	}

	private static MimeMessage parsed(String content) {
		try {
			return new MimeMessage(Session.getInstance(new Properties()),
					new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
		}
		catch (MessagingException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void say(Socket connection, String reply) throws IOException {
		OutputStream out = connection.getOutputStream();
		out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
