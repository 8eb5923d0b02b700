package dev.colophon.toc.contents;

import java.util.List;

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
		TocView state = state(toc);
		return this.answers.etag(MediaType.APPLICATION_JSON, state, state);
	}

	/**
	 * The ETag of an entry in JSON, which a write of it answers with.
	 */
	String ofEntry(PlaceView entry) {
		return this.answers.etag(MediaType.APPLICATION_JSON, entry, entry);
	}

	/**
	 * What is stored of the contents, whoever looks at them and in whichever form.
	 */
	TocView state(Toc toc) {
		return TocView.of(toc, "");
	}

}
