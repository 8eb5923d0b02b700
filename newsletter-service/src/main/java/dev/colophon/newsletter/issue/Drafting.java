package dev.colophon.newsletter.issue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.colophon.newsletter.content.ChangedPage;
import dev.colophon.newsletter.content.ContentClient;
import dev.colophon.newsletter.web.PublicSite;

import org.springframework.stereotype.Component;

/**
 * Makes drafts of what changed on the site.
 */
@Component
class Drafting {

	private final ContentClient content;

	private final Issues issues;

	private final PublicSite site;

	private final ZoneId zone;

	private final Clock clock;

	Drafting(ContentClient content, Issues issues, PublicSite site, IssueSettings settings, Clock clock) {
		this.content = content;
		this.issues = issues;
		this.site = site;
		this.zone = settings.zone();
		this.clock = clock;
	}

	/**
	 * A draft of what changed since the last issue, or within a month if there was none.
	 * @return none if nothing changed
	 * @throws dev.colophon.newsletter.content.ContentUnavailable if content-service does
	 * not say what changed
	 */
	Optional<Issue> draft() {
		Instant until = this.clock.instant();
		Instant from = this.issues.coveredUntil().orElseGet(() -> until.atZone(this.zone).minusMonths(1).toInstant());
		List<ChangedPage> changed = this.content.changed(from, until);
		return changed.isEmpty() ? Optional.empty() : Optional.of(this.issues.draft(manuscript(changed), until));
	}

	private Manuscript manuscript(List<ChangedPage> changed) {
		List<ChangedPage> added = changed.stream().filter(ChangedPage::isNew).toList();
		List<ChangedPage> others = changed.stream().filter((page) -> !page.isNew()).toList();
		String counts = added.isEmpty() ? count(others, "page that changed", "pages that changed")
				: count(added, "new page", "new pages")
						+ (others.isEmpty() ? "" : ", %d changed".formatted(others.size()));
		return new Manuscript(this.site.name() + ": " + counts,
				section("New pages", added) + section("Pages that changed", others));
	}

	private static String count(List<ChangedPage> pages, String one, String many) {
		return pages.size() + " " + ((pages.size() == 1) ? one : many);
	}

	private String section(String heading, List<ChangedPage> pages) {
		StringBuilder section = new StringBuilder();
		if (!pages.isEmpty()) {
			section.append("## ").append(heading).append("\n\n");
		}
		for (ChangedPage page : pages) {
			section.append("[%s](%s)  \n%s\n\n".formatted(Markdown.quoted(page.title()), this.site.at(page.address()),
					Markdown.quoted(page.description())));
		}
		return section.toString();
	}

}
