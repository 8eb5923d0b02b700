package dev.colophon.gateway.page;

import java.net.URI;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Counts page views and clicks on links that lead elsewhere, as pages report them.
 * Nothing is kept of who it was. What is not on a page of this site is not counted, so
 * that nobody can make up counters.
 */
@RestController
class VisitController {

	private final SeenPages pages;

	private final MeterRegistry meters;

	VisitController(SeenPages pages, MeterRegistry meters) {
		this.pages = pages;
		this.meters = meters;
	}

	/**
	 * Counts a visit.
	 * @param address of the page
	 * @param link where the reader leaves to; none for a page view
	 */
	@PostMapping("/visits")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void count(@RequestParam("page") String address, @RequestParam @Nullable String link) {
		SeenPage seen = this.pages.last(address);
		if (seen == null) {
			return;
		}
		if (link == null) {
			this.meters.counter("colophon.page.views", "page", address).increment();
		}
		else if (seen.page().contains("href=\"" + HtmlUtils.htmlEscape(link) + '"')) {
			host(link)
				.ifPresent((host) -> this.meters.counter("colophon.outbound.clicks", "page", address, "host", host)
					.increment());
		}
	}

	private static Optional<String> host(String link) {
		try {
			return Optional.ofNullable(URI.create(link).getHost());
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
