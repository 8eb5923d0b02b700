package dev.colophon.toc.contents;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.colophon.toc.site.Outline;
import dev.colophon.toc.site.Site;
import dev.colophon.toc.site.SiteFolder;
import dev.colophon.toc.web.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the contents from the site's folder, if there is one, at each start. A folder
 * that says what it said at the last time changes nothing, so that it does not undo what
 * an editor has done since.
 */
@Component
class SiteImport implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(SiteImport.class);

	private final Site site;

	private final Chapters chapters;

	private final JdbcClient jdbc;

	SiteImport(Site site, Chapters chapters, JdbcClient jdbc) {
		this.site = site;
		this.chapters = chapters;
		this.jdbc = jdbc;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.site.folder().ifPresent((folder) -> {
			try {
				use(SiteFolder.outline(folder));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private void use(Outline outline) {
		if (outline.parts().isEmpty()) {
			log.error("The contents stay as they are, because nothing is published in that folder");
			return;
		}
		try {
			Toc read = new Toc(outline.parts().stream().map(SiteImport::chapter).toList());
			Toc stored = this.chapters.change((toc) -> isNews(read) ? read : toc);
			log.info(stored.equals(read) ? "The contents are those of the folder"
					: "The folder says what it said before, and the contents stay as they were edited since");
		}
		catch (InvalidInput ex) {
			log.error("The contents stay as they are, because those of the folder cannot be: {}", ex.getMessage());
		}
	}

	/**
	 * Whether this is not what was imported last, which is noted.
	 */
	private boolean isNews(Toc read) {
		return this.jdbc.sql("""
				update edition
				set imported = encode(sha256(convert_to(:read, 'UTF8')), 'hex')
				where imported is distinct from encode(sha256(convert_to(:read, 'UTF8')), 'hex')
				""").param("read", JsonMapper.shared().writeValueAsString(read)).update() == 1;
	}

	private static Chapter chapter(Outline.Part part) {
		return new Chapter(new Slug(part.slug()), part.title(),
				part.pages().stream().map((page) -> new Entry(new Slug(page.slug()), page.title())).toList());
	}

}
