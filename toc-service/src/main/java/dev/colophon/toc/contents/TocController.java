package dev.colophon.toc.contents;

import java.util.Map;
import java.util.Optional;

import dev.colophon.toc.web.Answers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * The table of contents, as JSON for programs and as documents for readers.
 */
@Controller
class TocController {

	private final Chapters chapters;

	private final Answers answers;

	private final Editions editions;

	private final Breadcrumbs breadcrumbs;

	TocController(Chapters chapters, Answers answers, Editions editions, Breadcrumbs breadcrumbs) {
		this.chapters = chapters;
		this.answers = answers;
		this.editions = editions;
		this.breadcrumbs = breadcrumbs;
	}

	/**
	 * All entries, without their chapters: what there was before there were any.
	 * @param current as in version 2
	 * @param view as in version 2
	 */
	@GetMapping(path = "/toc", produces = MediaType.APPLICATION_JSON_VALUE, version = "1")
	@ResponseBody
	@Nullable FlatTocView flatToc(@RequestParam(defaultValue = "") String current,
			@RequestParam(defaultValue = "sidebar") String view, ServletWebRequest request) {
		View.named(view);
		FlatTocView toc = FlatTocView.of(this.chapters.toc(), current);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, toc, () -> toc);
	}

	/**
	 * All chapters.
	 * @param current the slug of the page that the reader is on; one that is not in the
	 * contents marks no entry
	 */
	@GetMapping(path = "/toc", produces = MediaType.APPLICATION_JSON_VALUE, version = "2")
	@ResponseBody
	@Nullable TocView toc(@RequestParam(defaultValue = "") String current, @RequestParam(defaultValue = "sidebar") String view,
			ServletWebRequest request) {
		// Programs get the same in each view, but there are only these.
		View.named(view);
		TocView toc = TocView.of(this.chapters.toc(), current);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, toc, () -> toc);
	}

	@GetMapping(path = "/toc", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView tocAsHtml(@RequestParam(defaultValue = "") String current,
			@RequestParam(defaultValue = "sidebar") String view, ServletWebRequest request) {
		String template = View.named(view).template();
		Toc toc = this.chapters.toc();
		TocView shown = TocView.of(toc, current);
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, shown, this.editions.document(template, shown),
				() -> {
					var document = new ModelAndView(template, Map.of("toc", shown));
					Optional<Place> place = Slug.parse(current).flatMap(toc::placeOf);
					place.ifPresent((found) -> document.addObject("place", PlaceView.of(found)));
					breadcrumbs(View.named(view), place).ifPresent((list) -> document.addObject("breadcrumbs", list));
					return document;
				});
	}

	/**
	 * The full contents are a page themselves, whichever page a reader comes from.
	 */
	private Optional<String> breadcrumbs(View view, Optional<Place> current) {
		return switch (view) {
			case SIDEBAR -> current.flatMap(this.breadcrumbs::to);
			case FULL -> Optional.of(this.breadcrumbs.toContents());
		};
	}

}
