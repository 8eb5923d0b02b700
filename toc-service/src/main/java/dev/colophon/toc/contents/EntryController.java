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

	EntryController(Chapters chapters, Answers answers) {
		this.chapters = chapters;
		this.answers = answers;
	}

	@GetMapping(path = "/toc/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	@Nullable PlaceView entry(@PathVariable String slug, ServletWebRequest request) {
		PlaceView place = placeOf(slug);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, place, () -> place);
	}

	@GetMapping(path = "/toc/{slug}", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView entryAsHtml(@PathVariable String slug, ServletWebRequest request) {
		PlaceView place = placeOf(slug);
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, place,
				() -> new ModelAndView("entry", Map.of("place", place)));
	}

	private PlaceView placeOf(String slug) {
		return this.chapters.toc()
			.placeOf(new Slug(slug))
			.map(PlaceView::of)
			.orElseThrow(() -> new NotFound("There is no entry '" + slug + "'."));
	}

}
