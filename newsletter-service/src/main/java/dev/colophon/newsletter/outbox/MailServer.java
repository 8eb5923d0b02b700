package dev.colophon.newsletter.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The SMTP server (RFC 5321) that mails are handed to, as Spring Boot's properties name
 * it.
 */
@Component
class MailServer {

	private static final int SERVICE_CLOSES = 421;

	static {
		// Jakarta Mail would search all libraries for it, five times for each mail.
		System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
	}

	private final ObjectProvider<JavaMailSenderImpl> sender;

	MailServer(ObjectProvider<JavaMailSenderImpl> sender) {
		this.sender = sender;
	}

	boolean isConfigured() {
		return this.sender.getIfAvailable() != null;
	}

	Connection connect() throws Unreachable {
		JavaMailSenderImpl server = this.sender.getObject();
		Session session = server.getSession();
		try {
			Transport transport = session.getTransport((server.getProtocol() != null) ? server.getProtocol() : "smtp");
			transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
			return new Connection(session, transport);
		}
		catch (MessagingException ex) {
			throw new Unreachable("No mail server takes mails at %s:%d: %s".formatted(server.getHost(),
					server.getPort(), Refused.with(0, String.valueOf(ex.getMessage())).reason()));
		}
	}

	record Connection(Session session, Transport transport) implements AutoCloseable {

		/**
		 * Hands a mail over: when this returns, the server is responsible for it.
		 * @throws Refused if the server does not take this mail
		 * @throws Unreachable if it takes none any more
		 */
		void send(MimeMessage mail) throws Refused, Unreachable {
			try {
				this.transport.sendMessage(mail, mail.getAllRecipients());
			}
			catch (MessagingException ex) {
				Refused refused = refused(ex);
				if (refused != null) {
					throw refused;
				}
				throw new Unreachable("The mail server went away: " + ex.getClass().getSimpleName());
			}
		}

		boolean isOpen() {
			return this.transport.isConnected();
		}

		private static @Nullable Refused refused(MessagingException ex) {
			Refused refused = null;
			for (Exception cause = ex; cause instanceof MessagingException nested; cause = nested.getNextException()) {
				int code = code(nested);
				if (code == SERVICE_CLOSES) {
					return null;
				}
				if (code >= 400) {
					refused = Refused.with(code, String.valueOf(nested.getMessage()));
				}
			}
			return refused;
		}

		private static int code(MessagingException ex) {
			return switch (ex) {
				case SMTPAddressFailedException failed -> failed.getReturnCode();
				case SMTPSenderFailedException failed -> failed.getReturnCode();
				case SMTPSendFailedException failed -> failed.getReturnCode();
				default -> 0;
			};
		}

		@Override
		public void close() {
			try {
				this.transport.close();
			}
			catch (MessagingException ex) {
				// It is gone already.
			}
		}

	}

}
