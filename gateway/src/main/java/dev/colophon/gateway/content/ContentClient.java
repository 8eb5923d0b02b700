package dev.colophon.gateway.content;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Source;
import feign.Response;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

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
				(etag) -> Answer.of(this.api.page(slug, etag)).requireParts());
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
