package dev.colophon.newsletter.issue;

import java.security.Principal;
import java.time.Instant;
import java.util.List;

import dev.colophon.newsletter.web.PublicSite;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What has been sent, for programs; and for the editor what has not.
 */
@RestController
class IssueController {

	private static final int MOST = 200;

	private final Issues issues;

	private final Markdown markdown;

	private final PublicSite site;

	IssueController(Issues issues, Markdown markdown, PublicSite site) {
		this.issues = issues;
		this.markdown = markdown;
		this.site = site;
	}

	/**
	 * One part of the list.
	 *
	 * @param number which part, from 0
	 * @param size how many issues to a part
	 * @param total how many issues there are in all parts
	 */
	record IssueList(List<Item> items, int number, int size, int total) {

		record Item(long id, String subject, Instant sentAt, String address) {

			static Item of(Issue issue, PublicSite site) {
				Instant sentAt = (issue.sentAt() != null) ? issue.sentAt() : issue.updatedAt();
				return new Item(issue.id(), issue.subject(), sentAt, site.newsletterAt(issue.path()).toString());
			}

		}

	}

	/**
	 * An issue as programs see it.
	 *
	 * @param status {@code draft} or {@code sent}
	 */
	record View(long id, String status, String subject, String markdown, String html, Instant createdAt,
			Instant updatedAt, @Nullable Instant sentAt) {

		static View of(Issue issue, Markdown markdown) {
			return new View(issue.id(), issue.isSent() ? "sent" : "draft", issue.subject(), issue.markdown(),
					markdown.html(issue.markdown()), issue.createdAt(), issue.updatedAt(), issue.sentAt());
		}

	}

	@GetMapping(path = "/issues", produces = MediaType.APPLICATION_JSON_VALUE)
	IssueList issues(@RequestParam(defaultValue = "0") int number, @RequestParam(defaultValue = "50") int size) {
		if (number < 0 || number > 1_000_000 || size < 1 || size > MOST) {
			throw new ErrorResponseException(HttpStatus.BAD_REQUEST);
		}
		return new IssueList(this.issues.sent(number * size, size)
			.stream()
			.map((issue) -> IssueList.Item.of(issue, this.site))
			.toList(), number, size, this.issues.countSent());
	}

	@GetMapping(path = "/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
	List<View> drafts() {
		return this.issues.drafts().stream().map((issue) -> View.of(issue, this.markdown)).toList();
	}

	@GetMapping(path = "/issues/{id:\\d{1,18}}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<View> issue(@PathVariable long id, @Nullable Principal editor) {
		Issue issue = this.issues.find(id)
			.filter((found) -> found.isSent() || editor != null)
			.orElseThrow(() -> Issues.noIssue(id));
		return ResponseEntity.ok().eTag(Versions.etag(issue)).body(View.of(issue, this.markdown));
	}

}
