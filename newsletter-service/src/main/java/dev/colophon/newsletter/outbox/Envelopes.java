package dev.colophon.newsletter.outbox;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

import dev.colophon.newsletter.web.PublicSite;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Makes mails of letters (RFC 5322): with the headers that let a mail program unsubscribe
 * (RFC 2369, RFC 8058) and that keep machines from answering (RFC 3834).
 */
@Component
@EnableConfigurationProperties(PublicSite.class)
class Envelopes {

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private final PublicSite site;

	private final Clock clock;

	private final InternetAddress from;

	Envelopes(PublicSite site, SendingSettings settings, Clock clock) throws UnsupportedEncodingException {
		this.site = site;
		this.clock = clock;
		String address = settings.from().isEmpty() ? "newsletter@" + site.url().getHost() : settings.from();
		this.from = new InternetAddress(address, site.name(), UTF_8);
	}

	MimeMessage mail(Session session, Waiting waiting, Letter letter) throws MessagingException {
		MimeMessage mail = new RenderedMail(session, messageId(waiting), letter.text(), letter.html());
		mail.setFrom(this.from);
		mail.setRecipient(RecipientType.TO, new InternetAddress(letter.recipient(), false));
		mail.setSubject(letter.subject(), UTF_8);
		mail.setSentDate(Date.from(this.clock.instant()));
		URI leave = this.site.newsletterAt("/unsubscriptions/" + letter.leavingToken());
		mail.setHeader("List-Unsubscribe", "<%s>,\r\n <mailto:%s?subject=unsubscribe%%20%s>".formatted(leave,
				this.from.getAddress(), letter.leavingToken()));
		mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		mail.setHeader("List-Id", "<newsletter.%s>".formatted(this.site.url().getHost()));
		mail.setHeader("Auto-Submitted", "auto-generated");
		mail.saveChanges();
		return mail;
	}

	/**
	 * The same however often the mail is sent, so that whoever gets it twice can tell.
	 */
	private String messageId(Waiting mail) {
		return "<%s-%d.%d@%s>".formatted(mail.kind().column(), mail.id(), mail.createdAt().toEpochMilli(),
				this.site.url().getHost());
	}

}
