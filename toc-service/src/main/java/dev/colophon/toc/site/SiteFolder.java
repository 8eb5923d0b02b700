package dev.colophon.toc.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.colophon.toc.site.SiteFile.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a folder of Markdown and tells in the log what it finds. A file that cannot be
 * used does not keep the others out.
 */
public final class SiteFolder {

	private static final Logger log = LoggerFactory.getLogger(SiteFolder.class);

	private static final int FILES_PER_REPORT = 100;

	private final Path folder;

	private final Map<String, SiteFile> usable = new LinkedHashMap<>();

	private int unusable;

	private SiteFolder(Path folder) {
		this.folder = folder;
	}

	/**
	 * The outline of what is published there.
	 */
	public static Outline outline(Path folder) throws IOException {
		return new SiteFolder(folder).outline();
	}

	private Outline outline() throws IOException {
		long start = System.nanoTime();
		List<Path> files = MarkdownFiles.in(this.folder);
		for (Path file : files) {
			read(file);
			int read = this.usable.size() + this.unusable;
			if (read % FILES_PER_REPORT == 0) {
				log.info("Has read {} of {} files", read, files.size());
			}
		}
		log.info("Has read {} files of {} in {} ms: {} published, {} hidden, {} drafts, {} unusable", files.size(),
				this.folder, Duration.ofNanos(System.nanoTime() - start).toMillis(), count(Status.PUBLISHED),
				count(Status.HIDDEN), count(Status.DRAFT), this.unusable);
		return Outline.of(this.usable.values().stream().filter((file) -> file.status() == Status.PUBLISHED).toList());
	}

	private void read(Path file) {
		try {
			add(SiteFile.read(this.folder, file));
		}
		catch (Unusable ex) {
			this.unusable++;
			log.warn("Not imported: {}:{}: {}", this.folder.relativize(file), ex.line(), ex.getMessage());
		}
	}

	/**
	 * A draft takes nobody's address. Others keep what they have by being first.
	 */
	private void add(SiteFile file) throws Unusable {
		String key = (file.status() == Status.DRAFT) ? file.path() : file.slug();
		SiteFile first = this.usable.putIfAbsent(key, file);
		if (first != null) {
			throw new Unusable(1, "its slug '" + file.slug() + "' is that of " + first.path() + ", which is kept");
		}
	}

	private long count(Status status) {
		return this.usable.values().stream().filter((file) -> file.status() == status).count();
	}

}
