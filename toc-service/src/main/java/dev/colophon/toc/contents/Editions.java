package dev.colophon.toc.contents;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.colophon.toc.site.Site;
import dev.colophon.toc.web.Answers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The ETags that an editor may have got with what they change, in JSON or in HTML.
 */
@Component
@EnableConfigurationProperties(Site.class)
class Editions {

	private final Answers answers;

	private final Site site;

	Editions(Answers answers, Site site) {
		this.answers = answers;
		this.site = site;
	}

	/**
	 * What a document is made from. The entries and which of them is current say where it
	 * stands, too.
	 */
	List<Object> document(String template, Object shown) {
		return List.of(template, shown, this.site.url());
	}

	/**
	 * The ETag of the contents in JSON, which a write of them answers with.
	 */
	String ofContents(Toc toc) {
		return this.answers.etag(MediaType.APPLICATION_JSON, TocView.of(toc, ""));
	}

	/**
	 * The ETag of an entry in JSON, which a write of it answers with.
	 */
	String ofEntry(PlaceView entry) {
		return this.answers.etag(MediaType.APPLICATION_JSON, entry);
	}

	Set<String> allOfContents(Toc toc) {
		TocView shown = TocView.of(toc, "");
		return Stream
			.concat(Stream.of(ofContents(toc)),
					Stream.of(View.values())
						.map((view) -> this.answers.etag(MediaType.TEXT_HTML, document(view.template(), shown))))
			.collect(Collectors.toSet());
	}

	/**
	 * Those of the entry and those of the contents that it is in.
	 */
	Set<String> allOfEntry(Toc toc, PlaceView entry) {
		Set<String> all = allOfContents(toc);
		all.add(ofEntry(entry));
		all.add(this.answers.etag(MediaType.TEXT_HTML, document("entry", entry)));
		return all;
	}

}
