package dev.colophon.gateway.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Counts page views and clicks on links that lead elsewhere, as pages report them.
 * Nothing is kept of who it was. What is not on a page of this site is not counted, so
 * that nobody can make up counters.
 */
@RestController
class VisitController {

	static final String PAGE_VIEWS = "colophon.page.views";

	static final String OUTBOUND_CLICKS = "colophon.outbound.clicks";

	private static final int MOST_BYTES = 16_384;

	private final FormHttpMessageConverter forms = new FormHttpMessageConverter();

	private final ServedPages pages;

	private final MeterRegistry meters;

	VisitController(ServedPages pages, MeterRegistry meters) {
		this.pages = pages;
		this.meters = meters;
	}

	/**
	 * Counts a visit: {@code page} is the address of the page, {@code link} where the
	 * reader leaves to; none for a page view.
	 */
	@PostMapping(path = "/visits", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void count(HttpServletRequest request) throws IOException {
		MultiValueMap<String, String> form = form(request);
		String address = form.getFirst("page");
		if (address == null) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		String link = form.getFirst("link");
		if (link != null) {
			this.pages.host(address, link)
				.ifPresent((host) -> this.meters.counter(OUTBOUND_CLICKS, "page", address, "host", host).increment());
		}
		else if (this.pages.contains(address)) {
			this.meters.counter(PAGE_VIEWS, "page", address).increment();
		}
	}

	/**
	 * Read from the body: Spring Cloud Gateway's {@code FormFilter} takes what a form has
	 * out of the parameters, so that none of it gets into the queries of what it passes
	 * on.
	 */
	private MultiValueMap<String, String> form(HttpServletRequest request) throws IOException {
		byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
		if (body.length > MOST_BYTES) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
		}
		return this.forms.read(null, new Form(new ServletServerHttpRequest(request).getHeaders(), body));
	}

	private record Form(HttpHeaders headers, byte[] body) implements HttpInputMessage {

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.body);
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

	}

}
