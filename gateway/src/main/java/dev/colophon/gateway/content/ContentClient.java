package dev.colophon.gateway.content;

import java.nio.charset.StandardCharsets;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Source;
import feign.Response;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * What content-service has for a page.
 */
@Component
public class ContentClient {

	private static final String SERVICE = "content-service";

	private static final String PUBLIC = "/api/content";

	private final ContentApi api;

	ContentClient(ContentApi api) {
		this.api = api;
	}

	/**
	 * The article with that slug and, with it, the announcement, the promotion and the
	 * panel.
	 */
	public Source page(String slug) {
		String path = "/pages/" + slug;
		return new Source(SERVICE, path, PUBLIC + path, true,
				(etag) -> Answer.of(this.api.page(slug, etag)).requireIfFound("article"));
	}

	/**
	 * The search without any words: the form, and how to use it.
	 */
	public Source search() {
		return new Source(SERVICE, "/search", PUBLIC + "/search", true,
				(etag) -> Answer.of(this.api.search(null, null, etag)).requireIfFound("article"));
	}

	/**
	 * What is found for these words.
	 * @param number of the page of results, from 0
	 */
	public Source search(String words, int number) {
		String path = "/search?q=" + UriUtils.encode(words, StandardCharsets.UTF_8) + "&number=" + number;
		return Source.ofSearch(SERVICE, path, PUBLIC + path,
				(etag) -> Answer.of(this.api.search(words, number, etag)).requireIfFound("article"));
	}

	/**
	 * The feed of the latest changes, as a document for programs.
	 */
	public Source feed() {
		return new Source(SERVICE, "/feed.atom", PUBLIC + "/feed.atom", false,
				(etag) -> Answer.verbatim(this.api.feed(etag), "application/atom+xml"));
	}

	/**
	 * The addresses of all pages, as a document for programs.
	 */
	public Source sitemap() {
		return new Source(SERVICE, "/sitemap.xml", PUBLIC + "/sitemap.xml", false,
				(etag) -> Answer.verbatim(this.api.sitemap(etag), "application/xml"));
	}

	public Source announcement() {
		return new Source(SERVICE, "/announcement", PUBLIC + "/announcement", true,
				(etag) -> noneIfAbsent(this.api.announcement(etag), "announcement"));
	}

	public Source promotion() {
		return new Source(SERVICE, "/promotion", PUBLIC + "/promotion", true,
				(etag) -> noneIfAbsent(this.api.promotion(etag), "promotion"));
	}

	private static Answer noneIfAbsent(Response response, String part) {
		Answer answer = Answer.of(response);
		return (answer.status() == 404) ? answer : answer.require(part);
	}

}
