package dev.colophon.newsletter.outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

/**
 * A mail whose body is a text and the same as HTML (RFC 2046, section 5.1.4), as bytes:
 * Jakarta Mail's parts and handlers take twice the processor time.
 */
final class RenderedMail extends MimeMessage {

	private static final String CRLF = "\r\n";

	private static final int LONGEST_LINE = 998;

	private static final char DELETE = 0x7f;

	private final String id;

	/** Random, so that no text has it. */
	private final String boundary = "=_" + UUID.randomUUID();

	private final byte[] body;

	/**
	 * A mail without headers.
	 * @param id the Message-ID
	 */
	RenderedMail(Session session, String id, String text, String html) throws MessagingException {
		super(session);
		this.id = id;
		ByteArrayOutputStream body = new ByteArrayOutputStream(text.length() + html.length() + 1_000);
		write(part(text, "plain"), body);
		write(part(html, "html"), body);
		write("--" + this.boundary + "--" + CRLF, body);
		this.body = body.toByteArray();
	}

	private byte[] part(String text, String subtype) throws MessagingException {
		String lines = text.replace(CRLF, "\n").replace('\r', '\n').replace("\n", CRLF);
		boolean isPlain = isPlain(text);
		ByteArrayOutputStream part = new ByteArrayOutputStream(lines.length() + 200);
		write("--" + this.boundary + CRLF + "Content-Type: text/" + subtype + "; charset=UTF-8" + CRLF
				+ "Content-Transfer-Encoding: " + (isPlain ? "7bit" : "quoted-printable") + CRLF + CRLF, part);
		if (isPlain) {
			write(lines, part);
		}
		else {
			writeQuoted(lines, part);
		}
		write(CRLF, part);
		return part.toByteArray();
	}

	/**
	 * Whether every mail server passes the text on as it is (RFC 5322, section 2.1.1):
	 * then its links can be read where the mail is stored.
	 */
	private static boolean isPlain(String text) {
		int column = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			column = (character == '\n') ? 0 : column + 1;
			if (character >= DELETE || column > LONGEST_LINE) {
				return false;
			}
		}
		return true;
	}

	private static void writeQuoted(String lines, OutputStream out) throws MessagingException {
		try (OutputStream quoted = MimeUtility.encode(out, "quoted-printable")) {
			quoted.write(lines.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(String text, ByteArrayOutputStream out) {
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static void write(byte[] bytes, ByteArrayOutputStream out) {
		out.writeBytes(bytes);
	}

	@Override
	protected void updateHeaders() throws MessagingException {
		setHeader("Message-ID", this.id);
		setHeader("MIME-Version", "1.0");
		setHeader("Content-Type", "multipart/alternative;" + CRLF + " boundary=\"" + this.boundary + '"');
	}

	@Override
	public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
		String headers = String.join(CRLF, Collections.list(getNonMatchingHeaderLines(ignored)));
		out.write((headers + CRLF + CRLF).getBytes(StandardCharsets.US_ASCII));
		out.write(this.body);
	}

}
