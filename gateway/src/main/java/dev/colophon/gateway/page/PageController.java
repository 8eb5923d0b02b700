package dev.colophon.gateway.page;

import java.net.URI;
import java.util.List;

import dev.colophon.gateway.content.ContentClient;
import dev.colophon.gateway.toc.TocClient;

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
	ResponseEntity<String> home() {
		return article("/", "index");
	}

	@GetMapping("/index.html")
	ResponseEntity<Void> homeByItsFile() {
		return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY).location(URI.create("/")).build();
	}

	@GetMapping("/{slug:[a-z0-9-]{1,100}}.html")
	ResponseEntity<String> article(@PathVariable String slug) {
		return article("/" + slug + ".html", slug);
	}

	@GetMapping("/table-of-contents.html")
	ResponseEntity<String> contents() {
		return this.pages.page("/table-of-contents.html", "toc-service", this.toc::full,
				List.of(this.calls.announcement(), this.calls.promotion(), this.calls.form()));
	}

	private ResponseEntity<String> article(String address, String slug) {
		return this.pages.page(address, "content-service", () -> this.content.page(slug),
				List.of(this.calls.sidebar(slug), this.calls.form()));
	}

}
