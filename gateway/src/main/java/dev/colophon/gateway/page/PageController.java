package dev.colophon.gateway.page;

import java.net.URI;
import java.util.List;

import dev.colophon.gateway.content.ContentClient;
import dev.colophon.gateway.toc.TocClient;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The articles and the table of contents, at the addresses that readers know.
 */
@RestController
class PageController {

	private final Pages pages;

	private final Calls calls;

	private final ContentClient content;

	private final TocClient toc;

	PageController(Pages pages, Calls calls, ContentClient content, TocClient toc) {
		this.pages = pages;
		this.calls = calls;
		this.content = content;
		this.toc = toc;
	}

	@GetMapping("/")
	ResponseEntity<byte[]> home(HttpServletRequest request) {
		return this.pages.page(article("/", "index"), request);
	}

	@GetMapping("/index.html")
	ResponseEntity<Void> homeByItsFile() {
		return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY).location(URI.create("/")).build();
	}

	@GetMapping("/{slug:[a-z0-9-]{1,100}}.html")
	ResponseEntity<byte[]> article(@PathVariable String slug, HttpServletRequest request) {
		return this.pages.page(article("/" + slug + ".html", slug), request);
	}

	@GetMapping("/table-of-contents.html")
	ResponseEntity<byte[]> contents(HttpServletRequest request) {
		return this.pages.page(new Outline("/table-of-contents.html", this.toc.full(),
				List.of(this.calls.announcement(), this.calls.promotion(), this.calls.form())), request);
	}

	private Outline article(String address, String slug) {
		return new Outline(address, this.content.page(slug), List.of(this.calls.sidebar(slug), this.calls.form()));
	}

}
