package dev.colophon.content.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.web.PublicSite;
import org.jspecify.annotations.Nullable;

/**
 * The changes as Atom tells them: RFC 4287.
 *
 * @param id names the feed for ever, as its address
 */
record Feed(URI id, URI site, String title, String author, Instant updatedAt, List<Entry> entries) {

	/**
	 * A changed page.
	 *
	 * @param id names the entry for ever, as the address of the page
	 * @param html the text, safe to show
	 */
	record Entry(URI id, String title, String summary, @Nullable String html, List<String> tags, Instant publishedAt,
			Instant updatedAt) {

		static Entry of(ChangedPage page, PublicSite site, Markdown markdown) {
			return new Entry(site.at(page.slug().address()), page.title(), page.description(),
					(page.markdown() != null) ? markdown.toHtmlLeniently(page.markdown()) : null, page.tags(),
					page.createdAt(), page.updatedAt());
		}

	}

	static Feed of(List<ChangedPage> pages, PublicSite site, Markdown markdown) {
		return new Feed(site.at("/feed.atom"), site.at("/"), site.name(), site.author(),
				pages.isEmpty() ? Instant.EPOCH : pages.getFirst().updatedAt(),
				pages.stream().map((page) -> Entry.of(page, site, markdown)).toList());
	}

}
