package dev.colophon.content.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

import dev.colophon.content.page.PageEditor;
import dev.colophon.content.page.Slug;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings single pages to what their files say.
 */
@Component
class PageImport {

	private final PageEditor pages;

	private final ImportedPages imported;

	PageImport(PageEditor pages, ImportedPages imported) {
		this.pages = pages;
		this.imported = imported;
	}

	enum Outcome {

		IMPORTED, CHANGED, UNCHANGED

	}

	/**
	 * Writes a page, unless its file says what it said when it was imported last. The
	 * first time, the page is as old as the file says; later changes are of now.
	 */
	@Transactional
	public Outcome bring(ImportedPage page) {
		Optional<String> before = this.imported.digest(page.slug());
		if (before.filter(page.digest()::equals).isPresent()) {
			return Outcome.UNCHANGED;
		}
		Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		Instant createdAt = Objects.requireNonNullElse(page.createdAt(),
				Objects.requireNonNullElse(page.updatedAt(), now));
		Instant updatedAt = before.isPresent() ? now : Objects.requireNonNullElse(page.updatedAt(), now);
		this.pages.write(page.slug(), page.manuscript(), createdAt, updatedAt);
		this.imported.put(page);
		return before.isPresent() ? Outcome.CHANGED : Outcome.IMPORTED;
	}

	/**
	 * Deletes a page whose file is gone.
	 */
	@Transactional
	public boolean remove(Slug slug) {
		this.imported.remove(slug);
		return this.pages.deleteIfPresent(slug);
	}

}
