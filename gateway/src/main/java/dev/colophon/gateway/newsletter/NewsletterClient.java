package dev.colophon.gateway.newsletter;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Fragment;

import org.springframework.stereotype.Component;

/**
 * Asks newsletter-service for its pages and hands it the forms that readers send.
 */
@Component
public class NewsletterClient {

	private final NewsletterApi api;

	NewsletterClient(NewsletterApi api) {
		this.api = api;
	}

	/**
	 * The sign-up form.
	 */
	public Fragment form() {
		return Answer.of(this.api.form()).require("form");
	}

	public Answer page(String path) {
		return Answer.of(this.api.page(path));
	}

	/**
	 * Hands a form over as it came. It is never sent twice.
	 */
	public Answer submit(String path, byte[] form) {
		return Answer.of(this.api.submit(path, form));
	}

}
