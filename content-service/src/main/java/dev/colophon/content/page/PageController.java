package dev.colophon.content.page;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page, as JSON for programs and as a document for readers.
 */
@Controller
class PageController {

	private final Pages pages;

	private final Markdown markdown;

	private final PageDocument document;

	private final Answers answers;

	PageController(Pages pages, Markdown markdown, PageDocument document, Answers answers) {
		this.pages = pages;
		this.markdown = markdown;
		this.document = document;
		this.answers = answers;
	}

	@GetMapping(path = "/pages/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	@Nullable PageView page(@PathVariable String slug, ServletWebRequest request) {
		LinkedPage page = find(slug);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, page,
				() -> PageView.of(page, this.markdown));
	}

	@GetMapping(path = "/pages/{slug}", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView pageAsHtml(@PathVariable String slug, ServletWebRequest request) {
		PageSource source = this.document.sourceOf(find(slug));
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, source, () -> this.document.showing(source));
	}

	private LinkedPage find(String slug) {
		return this.pages.find(new Slug(slug)).orElseThrow(() -> new NotFound("There is no page '" + slug + "'."));
	}

}
