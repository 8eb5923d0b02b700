package dev.colophon.toc.contents;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.colophon.toc.site.Site;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty database from {@code contents.yaml}, once, however many instances start
 * together, unless the site comes from a folder.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

	private final Site site;

	private final JdbcClient jdbc;

	private final Chapters chapters;

	FirstStart(Site site, JdbcClient jdbc, Chapters chapters) {
		this.site = site;
		this.jdbc = jdbc;
		this.chapters = chapters;
	}

	@Override
	@Transactional
	public void afterSingletonsInstantiated() {
		if (this.site.folder().isEmpty() && isFirst()) {
			Toc first = contents();
			this.chapters.change((toc) -> toc.chapters().isEmpty() ? first : toc);
		}
	}

	private static Toc contents() {
		try {
			return new Toc(ContentsFile.chapters(new ClassPathResource("contents.yaml")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean isFirst() {
		return this.jdbc.sql("insert into first_start default values on conflict do nothing").update() == 1;
	}

}
