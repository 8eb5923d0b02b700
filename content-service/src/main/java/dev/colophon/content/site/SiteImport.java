package dev.colophon.content.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.page.Slug;
import dev.colophon.content.web.Conflict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Brings the pages to what the files of a folder say, as far as these have changed.
 */
@Component
class SiteImport {

	private static final Logger log = LoggerFactory.getLogger(SiteImport.class);

	private static final Duration SILENCE = Duration.ofSeconds(1);

	private final Markdown markdown;

	private final PageImport pages;

	private final ImportedPages imported;

	SiteImport(Markdown markdown, PageImport pages, ImportedPages imported) {
		this.markdown = markdown;
		this.pages = pages;
		this.imported = imported;
	}

	/**
	 * What a file has turned out to be: a page, or none.
	 */
	private record Reading(SiteFile file, @Nullable ImportedPage page, @Nullable Fault fault) {
	}

	/**
	 * Imports a folder.
	 * @param prune whether pages are deleted whose files are gone
	 */
	ImportReport importAll(SiteFolder folder, boolean prune) {
		Site site = Site.in(folder);
		var report = new ImportReport(new ArrayList<>(site.faults()), Collections.synchronizedList(new ArrayList<>()));
		report.countDrafts(site.drafts().size());
		var reader = new PageReader(this.markdown, new SiteLinks(folder, site), report.notes()::add);
		List<Reading> readings = readAll(site.files(), reader);
		log.info("Read {} files", readings.size());
		writeAll(readings, report);
		if (!site.files().isEmpty() && site.files().stream().noneMatch((file) -> file.slug().value().equals("index"))) {
			report.notes()
				.add(new Fault(site.files().getFirst().path(), 1,
						"no page has the slug 'index', so there is no front page"));
		}
		if (prune) {
			report.countRemoved(prune(site, report.faults()));
		}
		return report;
	}

	/**
	 * Reads on all processors at once: that is most of the work.
	 */
	private static List<Reading> readAll(List<SiteFile> files, PageReader reader) {
		return IntStream.range(0, files.size()).parallel().mapToObj((number) -> {
			SiteFile file = files.get(number);
			try {
				return new Reading(file, reader.read(file, next(files, number)), null);
			}
			catch (UnusableFile ex) {
				return new Reading(file, null, ex.in(file.path()));
			}
		}).toList();
	}

	/**
	 * The page after this one in the order of the site, if that is not hidden.
	 */
	private static Optional<Slug> next(List<SiteFile> files, int number) {
		return files.stream()
			.skip(number + 1L)
			.filter((file) -> !file.status().equals("hidden") && !file.slug().value().equals("index"))
			.map(SiteFile::slug)
			.findFirst();
	}

	private void writeAll(List<Reading> readings, ImportReport report) {
		long told = System.nanoTime();
		for (int number = 0; number < readings.size(); number++) {
			write(readings.get(number), report);
			if (System.nanoTime() - told > SILENCE.toNanos()) {
				told = System.nanoTime();
				log.info("Imported {} of {} files", number + 1, readings.size());
			}
		}
	}

	private void write(Reading reading, ImportReport report) {
		if (reading.fault() != null) {
			report.faults().add(reading.fault());
		}
		if (reading.page() != null) {
			try {
				report.count(this.pages.bring(reading.page()));
			}
			catch (Conflict ex) {
				int line = reading.file().frontMatter().line("slug");
				report.faults().add(new Fault(reading.file().path(), line, String.valueOf(ex.getMessage())));
			}
		}
	}

	private int prune(Site site, List<Fault> faults) {
		Set<String> unusable = new HashSet<>(faults.stream().map(Fault::path).toList());
		Set<Slug> present = new HashSet<>(site.files().stream().map(SiteFile::slug).toList());
		int removed = 0;
		for (ImportedPages.Entry entry : this.imported.all()) {
			if (!present.contains(entry.slug()) && !unusable.contains(entry.path())
					&& this.pages.remove(entry.slug())) {
				removed++;
			}
		}
		return removed;
	}

}
