package dev.colophon.gateway.page;

import java.io.IOException;
import java.util.List;

import dev.colophon.gateway.newsletter.NewsletterClient;
import jakarta.servlet.http.HttpServletRequest;

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
	ResponseEntity<byte[]> page(@PathVariable String resource, @PathVariable String rest, HttpServletRequest request) {
		return this.pages.page(outline(resource + rest), request);
	}

	@PostMapping(path = "/newsletter/{resource}/{*rest}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<byte[]> submit(@PathVariable String resource, @PathVariable String rest, HttpServletRequest request)
			throws IOException {
		byte[] form = request.getInputStream().readNBytes(MOST_BYTES + 1);
		if (form.length > MOST_BYTES) {
			return this.pages.message(HttpStatus.CONTENT_TOO_LARGE, List.of(this.calls.sidebar("")), request);
		}
		String path = resource + rest;
		return this.pages.page(outline(path), () -> this.newsletter.submit(path, form), request);
	}

	private Outline outline(String path) {
		return new Outline("/newsletter/" + path, this.newsletter.page(path),
				List.of(this.calls.announcement(), this.calls.promotion(), this.calls.sidebar("")));
	}

}
