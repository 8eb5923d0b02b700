package dev.colophon.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import dev.colophon.content.announcement.Announcement;
import dev.colophon.content.announcement.Announcements;
import dev.colophon.content.markdown.MarkdownFile;
import dev.colophon.content.page.Manuscript;
import dev.colophon.content.page.PageEditor;
import dev.colophon.content.page.Slug;
import dev.colophon.content.promotion.Promotion;
import dev.colophon.content.promotion.Promotions;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty database from the Markdown files in this service, once, however many
 * instances start together; but not where the site comes from a folder.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

	private final JdbcClient jdbc;

	private final ResourcePatternResolver files;

	private final PageEditor pages;

	private final Announcements announcements;

	private final Promotions promotions;

	private final String siteDirectory;

	FirstStart(JdbcClient jdbc, ResourcePatternResolver files, PageEditor pages, Announcements announcements,
			Promotions promotions, @Value("${colophon.site.directory:}") String siteDirectory) {
		this.jdbc = jdbc;
		this.files = files;
		this.pages = pages;
		this.announcements = announcements;
		this.promotions = promotions;
		this.siteDirectory = siteDirectory;
	}

	@Override
	@Transactional
	public void afterSingletonsInstantiated() {
		if (isFirst() && this.siteDirectory.isBlank()) {
			Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
			markdownFiles("pages/*.md")
				.forEach((file) -> this.pages.write(new Slug(file.name()), Manuscript.of(file), now, now));
			markdownFiles("site/announcement.md")
				.forEach((file) -> this.announcements.announce(Announcement.of(file), (none) -> {
				}));
			markdownFiles("site/promotion.md").forEach((file) -> this.promotions.promote(Promotion.of(file), (none) -> {
			}));
		}
	}

	private boolean isFirst() {
		return this.jdbc.sql("insert into first_start default values on conflict do nothing").update() == 1;
	}

	private List<MarkdownFile> markdownFiles(String pattern) {
		try {
			return Arrays.stream(this.files.getResources("classpath:" + pattern)).map(MarkdownFile::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
