package dev.colophon.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.newsletter.NewsletterClient;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pages of the newsletter, and the forms on them.
 */
@RestController
class NewsletterController {

	private static final int MOST_BYTES = 16_384;

	private final Pages pages;

	private final Calls calls;

	private final NewsletterClient newsletter;

	NewsletterController(Pages pages, Calls calls, NewsletterClient newsletter) {
		this.pages = pages;
		this.calls = calls;
		this.newsletter = newsletter;
	}

	@GetMapping("/newsletter/{resource}/{*rest}")
	ResponseEntity<String> page(@PathVariable String resource, @PathVariable String rest) {
		return page(resource + rest, this.newsletter::page);
	}

	@PostMapping(path = "/newsletter/{resource}/{*rest}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<String> submit(@PathVariable String resource, @PathVariable String rest, InputStream body)
			throws IOException {
		byte[] form = body.readNBytes(MOST_BYTES + 1);
		if (form.length > MOST_BYTES) {
			return this.pages.message(HttpStatus.CONTENT_TOO_LARGE, List.of(this.calls.sidebar("")));
		}
		return page(resource + rest, (path) -> this.newsletter.submit(path, form));
	}

	private ResponseEntity<String> page(String path, Function<String, Answer> primary) {
		return this.pages.page("/newsletter/" + path, "newsletter-service", () -> primary.apply(path),
				List.of(this.calls.announcement(), this.calls.promotion(), this.calls.sidebar("")));
	}

}
