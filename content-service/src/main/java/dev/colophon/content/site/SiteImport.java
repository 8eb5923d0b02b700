package dev.colophon.content.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.page.Slug;
import dev.colophon.content.web.Conflict;
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
	 * Imports a folder.
	 * @param prune whether pages are deleted whose files are gone
	 */
	ImportReport importAll(SiteFolder folder, boolean prune) {
		Site site = Site.in(folder);
		var report = new ImportReport(new ArrayList<>(site.faults()), new ArrayList<>());
		report.drafts = site.drafts().size();
		var reader = new PageReader(this.markdown, new SiteLinks(folder, site), report.notes()::add);
		long told = System.nanoTime();
		for (int number = 0; number < site.files().size(); number++) {
			importFile(site, number, reader, report);
			if (System.nanoTime() - told > SILENCE.toNanos()) {
				told = System.nanoTime();
				log.info("Imported {} of {} files", number + 1, site.files().size());
			}
		}
		if (!site.files().isEmpty() && site.files().stream().noneMatch((file) -> file.slug().value().equals("index"))) {
			report.notes()
				.add(new Fault(site.files().getFirst().path(), 1,
						"no page has the slug 'index', so there is no front page"));
		}
		if (prune) {
			report.removed = prune(site, report.faults());
		}
		return report;
	}

	private void importFile(Site site, int number, PageReader reader, ImportReport report) {
		SiteFile file = site.files().get(number);
		try {
			report.count(this.pages.bring(reader.read(file, next(site.files(), number))));
		}
		catch (UnusableFile ex) {
			report.faults().add(ex.in(file.path()));
		}
		catch (Conflict ex) {
			report.faults()
				.add(new Fault(file.path(), file.frontMatter().line("slug"), String.valueOf(ex.getMessage())));
		}
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
