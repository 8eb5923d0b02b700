package dev.colophon.content.page;

import java.util.Objects;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.web.Answers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.servlet.view.RedirectView;

/**
 * A page: as JSON for programs, as a document for readers, as Markdown for its editors.
 */
@Controller
class PageController {

	// Not by sendRedirect, which would make the address one of this service.
	private static final View CONTENTS_INSTEAD = new RedirectView("/table-of-contents.html", false, false, false);

	private final PageFinder pages;

	private final Markdown markdown;

	private final PageDocument document;

	private final Answers answers;

	PageController(PageFinder pages, Markdown markdown, PageDocument document, Answers answers) {
		this.pages = pages;
		this.markdown = markdown;
		this.document = document;
		this.answers = answers;
	}

	@GetMapping(path = "/pages/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	@Nullable PageView page(@PathVariable String slug, ServletWebRequest request) {
		LinkedPage page = find(slug);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, page.state(), page,
				() -> PageView.of(page, this.markdown));
	}

	@GetMapping(path = "/pages/{slug}", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView pageAsHtml(@PathVariable String slug, ServletWebRequest request) {
		try {
			PageSource source = this.document.sourceOf(find(slug));
			return this.answers.unlessKnown(request, MediaType.TEXT_HTML, source.linked().state(), source,
					() -> this.document.showing(source));
		}
		catch (NoFrontPage ex) {
			Objects.requireNonNull(request.getResponse())
				.setHeader(HttpHeaders.CACHE_CONTROL, this.answers.cacheControl());
			return new ModelAndView(CONTENTS_INSTEAD);
		}
	}

	@GetMapping(path = "/pages/{slug}", produces = MediaType.TEXT_MARKDOWN_VALUE)
	@ResponseBody
	@Nullable String pageAsMarkdown(@PathVariable String slug, ServletWebRequest request) {
		LinkedPage page = find(slug);
		Manuscript manuscript = page.page().manuscript();
		return this.answers.unlessKnown(request, MediaType.TEXT_MARKDOWN, page.state(), manuscript,
				manuscript::toMarkdown);
	}

	private LinkedPage find(String slug) {
		return this.pages.find(new Slug(slug));
	}

	@ExceptionHandler
	ResponseEntity<Void> moved(Moved ex) {
		return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
			.location(
					ServletUriComponentsBuilder.fromCurrentContextPath().path("/pages/{slug}").build(ex.page().value()))
			.header(HttpHeaders.CACHE_CONTROL, this.answers.cacheControl())
			.build();
	}

	@ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
	ResponseEntity<Void> movedForReaders(Moved ex) {
		return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
			.header(HttpHeaders.LOCATION, ex.page().address())
			.header(HttpHeaders.CACHE_CONTROL, this.answers.cacheControl())
			.build();
	}

}
