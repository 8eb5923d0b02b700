package dev.colophon.gateway.newsletter;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Source;

import org.springframework.stereotype.Component;

/**
 * What newsletter-service has for a page, and where the forms go that readers send.
 */
@Component
public class NewsletterClient {

	private static final String SERVICE = "newsletter-service";

	private static final String PUBLIC = "/api/newsletter/";

	private final NewsletterApi api;

	NewsletterClient(NewsletterApi api) {
		this.api = api;
	}

	/**
	 * The sign-up form.
	 */
	public Source form() {
		String path = "subscriptions/form";
		return new Source(SERVICE, path, PUBLIC + path, false,
				(etag) -> Answer.of(this.api.form(etag)).require("form"));
	}

	public Source page(String path) {
		return new Source(SERVICE, "page " + path, PUBLIC + path, false,
				(etag) -> Answer.of(this.api.page(path, etag)).requireParts());
	}

	/**
	 * Hands a form over as it came.
	 */
	public Answer submit(String path, Sender sender, byte[] form) {
		return Answer.of(this.api.submit(path, sender.headers(), form));
	}

}
