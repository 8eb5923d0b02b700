package dev.colophon.content.sitemap;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import dev.colophon.content.web.Answers;
import dev.colophon.content.web.PublicSite;
import dev.colophon.content.web.XmlTemplates;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The sitemap as https://www.sitemaps.org/protocol.html has it, of at most 50,000
 * addresses. One is the table of contents, which nobody here knows when it changed.
 */
@RestController
@EnableConfigurationProperties(PublicSite.class)
class SitemapController {

	private static final int MOST = 50_000;

	private final Locations locations;

	private final PublicSite site;

	private final XmlTemplates templates;

	private final Answers answers;

	SitemapController(Locations locations, PublicSite site, XmlTemplates templates, Answers answers) {
		this.locations = locations;
		this.site = site;
		this.templates = templates;
		this.answers = answers;
	}

	record Sitemap(URI contents, List<Page> pages) {

		record Page(URI address, Instant updatedAt) {
		}

		static Sitemap of(List<Location> locations, PublicSite site) {
			return new Sitemap(site.at("/table-of-contents.html"),
					locations.stream()
						.map((location) -> new Page(site.at(location.slug().address()), location.updatedAt()))
						.toList());
		}

	}

	@GetMapping("/sitemap.xml")
	@Nullable ResponseEntity<byte[]> sitemap(ServletWebRequest request) {
		List<Location> all = this.locations.first(MOST - 1);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_XML, List.of(all, this.site),
				() -> ResponseEntity.ok()
					.contentType(MediaType.APPLICATION_XML)
					.body(this.templates.render("sitemap", Sitemap.of(all, this.site))));
	}

}
