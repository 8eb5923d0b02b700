package dev.colophon.toc.contents;

import java.util.Map;

import dev.colophon.toc.web.NotFound;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * One entry, with what comes before and after it.
 */
@Controller
class EntryController {

	private final Chapters chapters;

	EntryController(Chapters chapters) {
		this.chapters = chapters;
	}

	@GetMapping(path = "/toc/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	PlaceView entry(@PathVariable String slug) {
		return this.chapters.toc()
			.placeOf(new Slug(slug))
			.map(PlaceView::of)
			.orElseThrow(() -> new NotFound("There is no entry '" + slug + "'."));
	}

	@GetMapping(path = "/toc/{slug}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView entryAsHtml(@PathVariable String slug) {
		return new ModelAndView("entry", Map.of("place", entry(slug)));
	}

}
