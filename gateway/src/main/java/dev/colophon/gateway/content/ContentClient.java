package dev.colophon.gateway.content;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Fragment;
import feign.Response;

import org.springframework.stereotype.Component;

/**
 * Asks content-service for what it has on a page.
 */
@Component
public class ContentClient {

	private final ContentApi api;

	ContentClient(ContentApi api) {
		this.api = api;
	}

	/**
	 * The article with that slug and, with it, the announcement, the promotion and the
	 * panel.
	 */
	public Answer page(String slug) {
		return Answer.of(this.api.page(slug));
	}

	public Fragment announcement() {
		return noneIfAbsent(this.api.announcement(), "announcement");
	}

	public Fragment promotion() {
		return noneIfAbsent(this.api.promotion(), "promotion");
	}

	private static Fragment noneIfAbsent(Response response, String part) {
		Answer answer = Answer.of(response);
		return (answer.status() == 404) ? Fragment.NONE : answer.require(part);
	}

}
