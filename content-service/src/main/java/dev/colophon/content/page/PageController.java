package dev.colophon.content.page;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.web.NotFound;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page, as JSON for programs and as a document for readers.
 */
@Controller
class PageController {

	private final Pages pages;

	private final Markdown markdown;

	private final PageDocument document;

	PageController(Pages pages, Markdown markdown, PageDocument document) {
		this.pages = pages;
		this.markdown = markdown;
		this.document = document;
	}

	@GetMapping(path = "/pages/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	PageView page(@PathVariable String slug) {
		return this.pages.find(new Slug(slug))
			.map((page) -> PageView.of(page, this.pages.cardsAfter(page.slug()), this.markdown))
			.orElseThrow(() -> new NotFound("There is no page '" + slug + "'."));
	}

	@GetMapping(path = "/pages/{slug}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView pageAsHtml(@PathVariable String slug) {
		return this.document.showing(page(slug));
	}

}
