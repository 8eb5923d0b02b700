package dev.colophon.newsletter.issue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.address.InvalidEmailAddress;
import dev.colophon.newsletter.content.ContentUnavailable;
import dev.colophon.newsletter.outbox.Outbox;
import dev.colophon.newsletter.subscription.SubscriptionCounts;
import dev.colophon.newsletter.web.BodyLimit;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The editor's desk: a page without scripts from which issues are made and sent, and
 * where one sees how far they have come.
 */
@Controller
class AdminController {

	private static final int LATEST = 12;

	private static final FormHttpMessageConverter FORMS = new FormHttpMessageConverter();

	private static final String DESK = "redirect:/admin";

	private final Issues issues;

	private final Drafting drafting;

	private final Outbox outbox;

	private final SubscriptionCounts subscriptions;

	private final Markdown markdown;

	AdminController(Issues issues, Drafting drafting, Outbox outbox, SubscriptionCounts subscriptions,
			Markdown markdown) {
		this.issues = issues;
		this.drafting = drafting;
		this.outbox = outbox;
		this.subscriptions = subscriptions;
		this.markdown = markdown;
	}

	/**
	 * An issue that was sent, and how far it has come.
	 */
	record Sent(Issue issue, Outbox.Progress progress) {
	}

	/**
	 * What was written at the desk.
	 */
	private record Form(int version, @Nullable String subject, @Nullable String markdown) {

		static Form read(InputStream body) throws IOException {
			HttpInputMessage form = BodyLimit.ofEditor(body);
			try {
				MultiValueMap<String, String> members = FORMS.read(null, form);
				return new Form(Integer.parseInt(String.valueOf(members.getFirst("version"))),
						members.getFirst("subject"), members.getFirst("markdown"));
			}
			catch (IllegalArgumentException ex) {
				throw new HttpMessageNotReadableException("no form of this desk", ex, form);
			}
		}

		Manuscript manuscript() {
			return new Manuscript(this.subject, (this.markdown != null) ? this.markdown.replace("\r\n", "\n") : null);
		}

	}

	@GetMapping(path = "/admin", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView desk() {
		return desk("", HttpStatus.OK);
	}

	private ModelAndView desk(String message, HttpStatus status) {
		List<Sent> sent = this.issues.sent(0, LATEST)
			.stream()
			.map((issue) -> new Sent(issue, this.outbox.progress(issue.id())))
			.toList();
		return new ModelAndView("admin",
				Map.of("message", message, "hasMessage", !message.isEmpty(), "anySent", !sent.isEmpty(),
						"subscriptions", this.subscriptions.counts().entrySet(), "waiting",
						this.outbox.waiting().entrySet(), "paused", this.outbox.isPaused(), "drafts",
						this.issues.drafts(), "sent", sent),
				status);
	}

	@PostMapping(path = "/admin/sending", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView pause(@RequestParam boolean paused) {
		this.outbox.pause(paused);
		return seeDesk();
	}

	@PostMapping(path = "/admin/drafts", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView draft() {
		Optional<Issue> draft = this.drafting.draft();
		return draft.isPresent() ? see(draft.get().id())
				: desk("Nothing changed on the site since the last issue.", HttpStatus.CONFLICT);
	}

	@GetMapping(path = "/admin/issues/{id:\\d{1,18}}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView issue(@PathVariable long id) {
		return issue(this.issues.get(id), "", HttpStatus.OK);
	}

	private ModelAndView issue(Issue issue, String message, HttpStatus status) {
		return new ModelAndView("admin-issue", Map.of("message", message, "issue", issue, "html",
				this.markdown.html(issue.markdown()), "progress", this.outbox.progress(issue.id())), status);
	}

	@PostMapping(path = "/admin/issues/{id:\\d{1,18}}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView write(@PathVariable long id, InputStream body) throws IOException {
		Form form = Form.read(body);
		Issue issue = this.issues.get(id);
		try {
			return this.issues.write(id, form.version(), form.manuscript()).isPresent() ? see(id) : issue(issue,
					"It has changed meanwhile, or was sent. This is how it is now.", HttpStatus.CONFLICT);
		}
		catch (InvalidManuscript ex) {
			return issue(issue, String.valueOf(ex.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
		}
	}

	@PostMapping(path = "/admin/issues/{id:\\d{1,18}}/discard", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView discard(@PathVariable long id, @RequestParam int version) {
		this.issues.discard(this.issues.get(id).id(), version);
		return seeDesk();
	}

	@PostMapping(path = "/admin/issues/{id:\\d{1,18}}/tests", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView test(@PathVariable long id, @RequestParam(defaultValue = "") String email) {
		Issue issue = this.issues.get(id);
		try {
			this.outbox.addTest(id, new EmailAddress(email).normalized());
			return issue(issue, "A test is on its way to that address.", HttpStatus.ACCEPTED);
		}
		catch (InvalidEmailAddress ex) {
			return issue(issue, String.valueOf(ex.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
		}
	}

	@PostMapping(path = "/admin/issues/{id:\\d{1,18}}/deliveries", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView deliver(@PathVariable long id) {
		this.issues.deliver(this.issues.get(id).id());
		return see(id);
	}

	@ExceptionHandler(ContentUnavailable.class)
	ModelAndView unavailable(HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, IssueEditController.RETRY_AFTER_SECONDS);
		return desk("content-service does not say what changed right now. Please try again.",
				HttpStatus.SERVICE_UNAVAILABLE);
	}

	private static ModelAndView seeDesk() {
		return new ModelAndView(DESK, HttpStatus.SEE_OTHER);
	}

	private static ModelAndView see(long id) {
		return new ModelAndView(DESK + "/issues/" + id, HttpStatus.SEE_OTHER);
	}

}
