package dev.colophon.toc.contents;

import java.util.Map;

import dev.colophon.toc.web.Answers;
import dev.colophon.toc.web.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * One entry, with what comes before and after it.
 */
@Controller
class EntryController {

	private final Chapters chapters;

	private final Answers answers;

	private final Editions editions;

	private final Breadcrumbs breadcrumbs;

	EntryController(Chapters chapters, Answers answers, Editions editions, Breadcrumbs breadcrumbs) {
		this.chapters = chapters;
		this.answers = answers;
		this.editions = editions;
		this.breadcrumbs = breadcrumbs;
	}

	@GetMapping(path = "/toc/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	@Nullable PlaceView entry(@PathVariable String slug, ServletWebRequest request) {
		PlaceView entry = PlaceView.of(placeOf(slug));
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, entry, () -> entry);
	}

	@GetMapping(path = "/toc/{slug}", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView entryAsHtml(@PathVariable String slug, ServletWebRequest request) {
		Place place = placeOf(slug);
		PlaceView entry = PlaceView.of(place);
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, entry, this.editions.document("entry", entry),
				() -> {
					var document = new ModelAndView("entry", Map.of("place", entry));
					this.breadcrumbs.to(place).ifPresent((list) -> document.addObject("breadcrumbs", list));
					return document;
				});
	}

	private Place placeOf(String slug) {
		return this.chapters.toc()
			.placeOf(new Slug(slug))
			.orElseThrow(() -> new NotFound("There is no entry '" + slug + "'."));
	}

}
