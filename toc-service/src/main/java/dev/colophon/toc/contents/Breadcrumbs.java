package dev.colophon.toc.contents;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.colophon.toc.site.Site;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The way from the front page to a page, for machines: a schema.org BreadcrumbList in
 * JSON-LD.
 */
@Component
class Breadcrumbs {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Crumb HOME = new Crumb("Home", "/");

	private static final Crumb CONTENTS = new Crumb("Table of Contents", "/table-of-contents.html");

	private final Site site;

	Breadcrumbs(Site site) {
		this.site = site;
	}

	private record Crumb(String name, String address) {
	}

	@JsonPropertyOrder({ "@context", "@type" })
	private record BreadcrumbList(@JsonProperty("@context") String context, @JsonProperty("@type") String type,
			List<ListItem> itemListElement) {

		BreadcrumbList(List<ListItem> items) {
			this("https://schema.org", "BreadcrumbList", items);
		}

	}

	@JsonPropertyOrder("@type")
	private record ListItem(@JsonProperty("@type") String type, int position, String name, String item) {
	}

	/**
	 * The way to an entry, through its chapter. To the front page there is none.
	 */
	Optional<String> to(Place place) {
		Entry entry = place.entry();
		if (entry.address().equals(HOME.address())) {
			return Optional.empty();
		}
		Crumb chapter = new Crumb(place.chapter().title(),
				CONTENTS.address() + "#toc-chapter-" + place.chapter().slug());
		return Optional.of(list(HOME, chapter, new Crumb(entry.title(), entry.address())));
	}

	/**
	 * The way to the contents as a page of their own.
	 */
	String toContents() {
		return list(HOME, CONTENTS);
	}

	/**
	 * JSON that may stand in a script element: without a less-than sign nothing in it
	 * ends the element or begins a comment.
	 */
	private String list(Crumb... crumbs) {
		return JSON.writeValueAsString(new BreadcrumbList(items(List.of(crumbs)))).replace("<", "\\u003c");
	}

	private List<ListItem> items(List<Crumb> crumbs) {
		return IntStream.range(0, crumbs.size())
			.mapToObj((index) -> new ListItem("ListItem", index + 1, crumbs.get(index).name(),
					this.site.absolute(crumbs.get(index).address())))
			.toList();
	}

}
