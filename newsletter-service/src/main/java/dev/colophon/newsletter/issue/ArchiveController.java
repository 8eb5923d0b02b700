package dev.colophon.newsletter.issue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.samskivert.mustache.Mustache;
import dev.colophon.newsletter.web.Answers;
import dev.colophon.newsletter.web.PublicSite;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.mustache.autoconfigure.MustacheResourceTemplateLoader;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * The archive: all that has been sent, for readers, and for feed readers.
 */
@Controller
class ArchiveController {

	private static final int MOST_IN_LIST = 500;

	private static final int MOST_IN_FEED = 20;

	private final Issues issues;

	private final Markdown markdown;

	private final PublicSite site;

	private final IssueSettings settings;

	private final Answers answers;

	private final Mustache.Compiler compiler;

	private final MustacheResourceTemplateLoader templates;

	ArchiveController(Issues issues, Markdown markdown, PublicSite site, IssueSettings settings, Answers answers,
			Mustache.Compiler compiler, MustacheResourceTemplateLoader templates) {
		this.issues = issues;
		this.markdown = markdown;
		this.site = site;
		this.settings = settings;
		this.answers = answers;
		this.compiler = compiler;
		this.templates = templates;
	}

	/**
	 * An issue as the templates show it.
	 */
	record Sent(long id, String subject, String address, String html, Instant sentAt, String day, String date) {
	}

	@GetMapping(path = "/issues.html", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView list(ServletWebRequest request) {
		List<Issue> sent = this.issues.sent(0, MOST_IN_LIST);
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, List.of("issues", request.getContextPath(), sent),
				() -> new ModelAndView("issues", Map.of("issues", views(sent), "isEmpty", sent.isEmpty())));
	}

	@GetMapping(path = "/issues/{id:[1-9]\\d{0,17}}.html", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView issue(@PathVariable long id, ServletWebRequest request) {
		Issue issue = this.issues.find(id).filter(Issue::isSent).orElseThrow(() -> Issues.noIssue(id));
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML,
				List.of("issue", request.getContextPath(), issue, this.site),
				() -> new ModelAndView("issue", Map.of("issue", view(issue), "site", this.site)));
	}

	@GetMapping(path = "/issues.atom", produces = MediaType.APPLICATION_ATOM_XML_VALUE)
	@Nullable ResponseEntity<byte[]> feed(ServletWebRequest request) {
		List<Issue> sent = this.issues.sent(0, MOST_IN_FEED);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_ATOM_XML, List.of("feed", sent, this.site),
				() -> ResponseEntity.ok().contentType(MediaType.APPLICATION_ATOM_XML).body(feed(sent)));
	}

	private byte[] feed(List<Issue> sent) {
		Map<String, Object> model = Map.of("site", this.site, "self", this.site.newsletterAt("/issues.atom"), "list",
				this.site.newsletterAt("/issues.html"), "issues", views(sent), "updatedAt",
				sent.isEmpty() ? Instant.EPOCH : Objects.requireNonNull(sent.getFirst().sentAt()));
		return this.compiler.withLoader(this.templates)
			.loadTemplate("issues-feed")
			.execute(model)
			.getBytes(StandardCharsets.UTF_8);
	}

	private List<Sent> views(List<Issue> sent) {
		return sent.stream().map(this::view).toList();
	}

	private Sent view(Issue issue) {
		Instant sentAt = Objects.requireNonNull(issue.sentAt());
		var day = sentAt.atZone(this.settings.zone()).toLocalDate();
		return new Sent(issue.id(), issue.subject(), this.site.newsletterAt(issue.path()).toString(),
				this.markdown.html(issue.markdown()), sentAt,
				DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(day), day.toString());
	}

}
