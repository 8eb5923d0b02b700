package dev.colophon.newsletter.issue;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import dev.colophon.newsletter.outbox.Correspondence;
import dev.colophon.newsletter.outbox.Kind;
import dev.colophon.newsletter.outbox.Letter;
import dev.colophon.newsletter.outbox.Waiting;

import org.springframework.stereotype.Component;

/**
 * The mails that show an editor an issue before it is sent.
 */
@Component
class TestLetters implements Correspondence {

	private final IssueLetters letters;

	TestLetters(IssueLetters letters) {
		this.letters = letters;
	}

	@Override
	public Kind kind() {
		return Kind.TEST;
	}

	@Override
	public Map<Long, Letter> write(Collection<Waiting> mails) {
		Map<Long, Letter> written = new HashMap<>();
		for (Waiting mail : mails) {
			if (mail.recipient() != null && mail.issue() != null) {
				written.put(mail.id(), this.letters.test(mail.issue(), mail.recipient()));
			}
		}
		return written;
	}

}
