package dev.colophon.toc.contents;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * The table of contents, as JSON for programs and as documents for readers.
 */
@Controller
class TocController {

	private final Chapters chapters;

	TocController(Chapters chapters) {
		this.chapters = chapters;
	}

	record TocView(List<ChapterView> chapters) {

		static TocView of(Toc toc, String current) {
			return new TocView(toc.chapters().stream().map((chapter) -> ChapterView.of(chapter, current)).toList());
		}

	}

	record ChapterView(String slug, String title, List<EntryView> entries) {

		static ChapterView of(Chapter chapter, String current) {
			return new ChapterView(chapter.slug().value(), chapter.title(),
					chapter.entries().stream().map((entry) -> EntryView.of(entry, current)).toList());
		}

		boolean holdsCurrent() {
			return this.entries.stream().anyMatch(EntryView::current);
		}

	}

	/**
	 * An entry.
	 *
	 * @param current whether this is the page that the reader is on; left out if not
	 */
	record EntryView(String slug, String title, String address,
			@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean current) {

		static EntryView of(Entry entry, String current) {
			String slug = entry.slug().value();
			return new EntryView(slug, entry.title(), entry.address(), slug.equals(current));
		}

	}

	/**
	 * All chapters.
	 * @param current the slug of the page that the reader is on; one that is not in the
	 * contents marks no entry
	 */
	@GetMapping(path = "/toc", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	TocView toc(@RequestParam(defaultValue = "") String current, @RequestParam(defaultValue = "sidebar") String view) {
		// Programs get the same in each view, but there are only these.
		View.named(view);
		return TocView.of(this.chapters.toc(), current);
	}

	@GetMapping(path = "/toc", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView tocAsHtml(@RequestParam(defaultValue = "") String current,
			@RequestParam(defaultValue = "sidebar") String view) {
		Toc toc = this.chapters.toc();
		var document = new ModelAndView(View.named(view).template(), Map.of("toc", TocView.of(toc, current)));
		Slug.parse(current)
			.flatMap(toc::placeOf)
			.ifPresent((place) -> document.addObject("place", PlaceView.of(place)));
		return document;
	}

}
