package dev.colophon.gateway.page;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import dev.colophon.gateway.newsletter.NewsletterClient;
import dev.colophon.gateway.newsletter.Sender;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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

	/**
	 * Pages whose addresses are known to one reader, and show what is stored about them.
	 */
	private static final Set<String> SECRET = Set.of("confirmations", "unsubscriptions");

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
		ResponseEntity<byte[]> answer = this.pages.page(outline(resource + rest), request);
		return SECRET.contains(resource) ? notKept(answer) : answer;
	}

	@GetMapping("/newsletter/{page}.html")
	ResponseEntity<byte[]> page(@PathVariable String page, HttpServletRequest request) {
		return this.pages.page(outline(page + ".html"), request);
	}

	@PostMapping(path = "/newsletter/{resource}/{*rest}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<byte[]> submit(@PathVariable String resource, @PathVariable String rest, HttpServletRequest request)
			throws IOException {
		byte[] form = request.getInputStream().readNBytes(MOST_BYTES + 1);
		if (form.length > MOST_BYTES) {
			return this.pages.message(HttpStatus.CONTENT_TOO_LARGE, List.of(this.calls.sidebar("")), request);
		}
		return submit(resource + rest, form, request);
	}

	/**
	 * What readers, or mail programs for them (RFC 8058), send to an address that says it
	 * all, in whatever media type.
	 */
	@PostMapping("/newsletter/{resource:confirmations|unsubscriptions}/{*rest}")
	ResponseEntity<byte[]> act(@PathVariable String resource, @PathVariable String rest, HttpServletRequest request) {
		return submit(resource + rest, new byte[0], request);
	}

	private ResponseEntity<byte[]> submit(String path, byte[] form, HttpServletRequest request) {
		Sender sender = Sender.of(request);
		return this.pages.page(outline(path), () -> this.newsletter.submit(path, sender, form), request);
	}

	private static ResponseEntity<byte[]> notKept(ResponseEntity<byte[]> answer) {
		HttpHeaders headers = new HttpHeaders(answer.getHeaders());
		headers.setCacheControl(CacheControl.noStore());
		headers.remove(HttpHeaders.ETAG);
		return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
	}

	private Outline outline(String path) {
		return new Outline("/newsletter/" + path, this.newsletter.page(path),
				List.of(this.calls.announcement(), this.calls.promotion(), this.calls.sidebar("")));
	}

}
