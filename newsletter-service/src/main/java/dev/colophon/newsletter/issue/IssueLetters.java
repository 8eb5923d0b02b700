package dev.colophon.newsletter.issue;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
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

import org.springframework.stereotype.Component;

/**
 * The mails with an issue, for whoever is still on the list when their turn comes.
 */
@Component
class IssueLetters implements Correspondence {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

	private final Recipients recipients;

	private final Issues issues;

	private final Markdown markdown;

	private final SubscriptionTokens tokens;

	private final LetterTemplates templates;

	private final PublicSite site;

	private final IssueSettings settings;

	IssueLetters(Recipients recipients, Issues issues, Markdown markdown, SubscriptionTokens tokens,
			LetterTemplates templates, PublicSite site, IssueSettings settings) {
		this.recipients = recipients;
		this.issues = issues;
		this.markdown = markdown;
		this.tokens = tokens;
		this.templates = templates;
		this.site = site;
		this.settings = settings;
	}

	/**
	 * What all letters of an issue have in common.
	 */
	private record Content(Issue issue, String text, String html) {
	}

	@Override
	public Kind kind() {
		return Kind.ISSUE;
	}

	@Override
	public Map<Long, Letter> write(Collection<Waiting> mails) {
		Map<Long, Recipient> confirmed = this.recipients.of(mails, "confirmed");
		Map<Long, Content> contents = new HashMap<>();
		Map<Long, Letter> letters = new HashMap<>();
		for (Waiting mail : mails) {
			Recipient recipient = confirmed.get(mail.subscription());
			if (recipient != null && mail.issue() != null) {
				Content content = contents.computeIfAbsent(mail.issue(), this::content);
				letters.put(mail.id(), letter(content, recipient.address(), this.tokens.token(recipient.id())));
			}
		}
		return letters;
	}

	private Content content(long id) {
		Issue issue = this.issues.find(id).orElseThrow();
		return new Content(issue, this.markdown.text(issue.markdown()), this.markdown.html(issue.markdown()));
	}

	/**
	 * A letter that shows somebody what everybody will get; its link to leave leads to
	 * nobody's subscription.
	 */
	Letter test(long issue, String recipient) {
		return letter(content(issue), recipient, this.tokens.token(0));
	}

	private Letter letter(Content content, String recipient, String leavingToken) {
		Issue issue = content.issue();
		Map<String, Object> model = Map.of("site", this.site, "subject", issue.subject(), "date",
				DAY.format(issue.updatedAt().atZone(this.settings.zone())), "text", content.text(), "html",
				content.html(), "archive", this.site.newsletterAt(issue.path()), "leave",
				this.site.newsletterAt("/unsubscriptions/" + leavingToken));
		return new Letter(recipient, issue.subject(), this.templates.text("issue", model),
				this.templates.html("issue", model), leavingToken);
	}

}
