package dev.colophon.gateway.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.colophon.gateway.content.ContentClient;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What programs read that visit a site: the feed of changes (RFC 4287), the sitemap
 * (sitemaps.org), and where they may go (RFC 9309).
 */
@RestController
class ProgramController {

	private static final Duration A_WHILE = Duration.ofHours(1);

	private static final String ROBOTS = """
			User-agent: *
			Allow: /
			Disallow: /api/
			Disallow: /search.html
			Disallow: /*?xray
			Disallow: /*&xray

			Sitemap: %s
			""";

	private final Pages pages;

	private final ContentClient content;

	private final Site site;

	ProgramController(Pages pages, ContentClient content, Site site) {
		this.pages = pages;
		this.content = content;
		this.site = site;
	}

	@GetMapping("/feed.atom")
	ResponseEntity<byte[]> feed(HttpServletRequest request) {
		return this.pages
			.page(Outline.ofDocument("/feed.atom", MediaType.APPLICATION_ATOM_XML_VALUE, this.content.feed()), request);
	}

	@GetMapping("/sitemap.xml")
	ResponseEntity<byte[]> sitemap(HttpServletRequest request) {
		return this.pages
			.page(Outline.ofDocument("/sitemap.xml", MediaType.APPLICATION_XML_VALUE, this.content.sitemap()), request);
	}

	@GetMapping("/robots.txt")
	ResponseEntity<String> robots() {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.maxAge(A_WHILE).cachePublic())
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.body(ROBOTS.formatted(this.site.at("/sitemap.xml")));
	}

}
