package dev.colophon.content.site;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.page.Slug;
import dev.colophon.content.web.Conflict;
import dev.colophon.content.web.UnprocessableContent;

import org.springframework.stereotype.Component;

/**
 * Brings the pages to what the files of a folder say, as far as these have changed.
 */
@Component
class SiteImport {

	/**
	 * Fewer than there are connections to the database.
	 */
	private static final int WORKERS = 4;

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
		var report = new ImportReport(site.faults(), site.drafts().size());
		var reader = new PageReader(this.markdown, new SiteLinks(folder, site), report.notes()::add);
		importFiles(site.files(), reader, report);
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
	 * Some files at a time: while one is read, another is written.
	 */
	private void importFiles(List<SiteFile> files, PageReader reader, ImportReport report) {
		var progress = new Progress(files.size());
		try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
			CompletableFuture
				.allOf(IntStream.range(0, files.size()).mapToObj((number) -> CompletableFuture.runAsync(() -> {
					importFile(files.get(number), next(files, number), reader, report);
					progress.step();
				}, workers)).toArray(CompletableFuture[]::new))
				.join();
		}
	}

	private void importFile(SiteFile file, Optional<Slug> next, PageReader reader, ImportReport report) {
		try {
			report.count(this.pages.bring(reader.read(file, next)));
		}
		catch (UnusableFile ex) {
			report.faults().add(ex.in(file.path()));
		}
		catch (UnprocessableContent ex) {
			report.faults().add(new Fault(file.path(), 1, String.valueOf(ex.getMessage())));
		}
		catch (Conflict ex) {
			int line = file.frontMatter().line("slug");
			report.faults().add(new Fault(file.path(), line, String.valueOf(ex.getMessage())));
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

	/**
	 * What is in a folder that cannot be read is not gone.
	 */
	private int prune(Site site, List<Fault> faults) {
		Set<String> unusable = new HashSet<>(faults.stream().map(Fault::path).toList());
		Set<Slug> present = new HashSet<>(site.files().stream().map(SiteFile::slug).toList());
		int removed = 0;
		for (ImportedPages.Entry entry : this.imported.all()) {
			if (!present.contains(entry.slug())
					&& unusable.stream().noneMatch((path) -> (entry.path() + "/").startsWith(path + "/"))
					&& this.pages.remove(entry.slug())) {
				removed++;
			}
		}
		return removed;
	}

}
