package dev.colophon.newsletter.subscription;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import dev.colophon.newsletter.key.SubscriptionTokens;
import dev.colophon.newsletter.outbox.Correspondence;
import dev.colophon.newsletter.outbox.Kind;
import dev.colophon.newsletter.outbox.Letter;
import dev.colophon.newsletter.outbox.LetterTemplates;
import dev.colophon.newsletter.outbox.Recipients;
import dev.colophon.newsletter.outbox.Recipients.Recipient;
import dev.colophon.newsletter.outbox.Waiting;
import dev.colophon.newsletter.web.PublicSite;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails that ask somebody to confirm a subscription. A token is made each time that
 * one is sent, for no token is stored.
 */
@Component
class ConfirmationLetters implements Correspondence {

	static final Duration LIFE_OF_A_TOKEN = Duration.ofDays(7);

	private final JdbcClient jdbc;

	private final Recipients recipients;

	private final SubscriptionTokens tokens;

	private final LetterTemplates templates;

	private final PublicSite site;

	private final Clock clock;

	ConfirmationLetters(JdbcClient jdbc, Recipients recipients, SubscriptionTokens tokens, LetterTemplates templates,
			PublicSite site, Clock clock) {
		this.jdbc = jdbc;
		this.recipients = recipients;
		this.tokens = tokens;
		this.templates = templates;
		this.site = site;
		this.clock = clock;
	}

	@Override
	public Kind kind() {
		return Kind.CONFIRMATION;
	}

	@Override
	@Transactional
	public Map<Long, Letter> write(Collection<Waiting> mails) {
		Map<Long, Recipient> pending = this.recipients.of(mails, "pending");
		Map<Long, Letter> letters = new HashMap<>();
		for (Waiting mail : mails) {
			Recipient recipient = pending.get(mail.subscription());
			if (recipient != null) {
				letters.put(mail.id(), letter(recipient.id(), recipient.address()));
			}
		}
		return letters;
	}

	private Letter letter(long subscription, String address) {
		ConfirmationToken token = ConfirmationToken.random();
		this.jdbc.sql("""
				insert into confirmation_token (hash, subscription_id, expires_at)
				values (:hash, :subscription, :expires)
				""")
			.param("hash", token.hash())
			.param("subscription", subscription)
			.param("expires", Timestamp.from(this.clock.instant().plus(LIFE_OF_A_TOKEN)))
			.update();
		String leaving = this.tokens.token(subscription);
		Map<String, Object> model = Map.of("site", this.site, "address", address, "days", LIFE_OF_A_TOKEN.toDays(),
				"confirm", this.site.newsletterAt("/confirmations/" + token.value()), "leave",
				this.site.newsletterAt("/unsubscriptions/" + leaving));
		return new Letter(address, "Confirm the newsletter of " + this.site.name(),
				this.templates.text("confirmation", model), this.templates.html("confirmation", model), leaving);
	}

}
