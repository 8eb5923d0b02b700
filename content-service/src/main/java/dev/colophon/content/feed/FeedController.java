package dev.colophon.content.feed;

import java.util.List;

import dev.colophon.content.markdown.Markdown;
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
 * The feed, whatever the caller would rather accept: many readers ask for other kinds of
 * XML, and take this one.
 */
@RestController
@EnableConfigurationProperties(PublicSite.class)
class FeedController {

	private static final int MOST = 30;

	private final ChangedPages pages;

	private final PublicSite site;

	private final Markdown markdown;

	private final XmlTemplates templates;

	private final Answers answers;

	FeedController(ChangedPages pages, PublicSite site, Markdown markdown, XmlTemplates templates, Answers answers) {
		this.pages = pages;
		this.site = site;
		this.markdown = markdown;
		this.templates = templates;
		this.answers = answers;
	}

	@GetMapping("/feed.atom")
	@Nullable ResponseEntity<byte[]> feed(ServletWebRequest request) {
		List<ChangedPage> latest = this.pages.latest(MOST);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_ATOM_XML, List.of(latest, this.site),
				() -> ResponseEntity.ok()
					.contentType(MediaType.APPLICATION_ATOM_XML)
					.body(this.templates.render("feed", Feed.of(latest, this.site, this.markdown))));
	}

}
