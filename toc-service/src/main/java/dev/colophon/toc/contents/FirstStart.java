package dev.colophon.toc.contents;

import java.io.IOException;

import dev.colophon.toc.site.Site;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty database from {@code contents.yaml}, once, however many instances start
 * together, unless the site comes from a folder.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {

	private final Site site;

	private final JdbcClient jdbc;

	private final Chapters chapters;

	FirstStart(Site site, JdbcClient jdbc, Chapters chapters) {
		this.site = site;
		this.jdbc = jdbc;
		this.chapters = chapters;
	}

	@Override
	@Transactional(rollbackFor = IOException.class)
	public void run(ApplicationArguments args) throws IOException {
		if (this.site.folder().isEmpty() && isFirst()) {
			Toc first = new Toc(ContentsFile.chapters(new ClassPathResource("contents.yaml")));
			this.chapters.change((toc) -> toc.chapters().isEmpty() ? first : toc);
		}
	}

	private boolean isFirst() {
		return this.jdbc.sql("insert into first_start default values on conflict do nothing").update() == 1;
	}

}
