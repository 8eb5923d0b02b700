package dev.colophon.content.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.colophon.content.revision.Revisions;
import dev.colophon.content.web.Conflict;
import dev.colophon.content.web.NotFound;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes pages, one writer of a page at a time, and keeps what they were.
 */
@Component
public class PageEditor {

	private final Pages pages;

	private final FormerAddresses formerAddresses;

	private final Revisions revisions;

	PageEditor(Pages pages, FormerAddresses formerAddresses, Revisions revisions) {
		this.pages = pages;
		this.formerAddresses = formerAddresses;
		this.revisions = revisions;
	}

	/**
	 * Makes a page what an author has written. What says the same already is left alone.
	 * @param condition throws if the page is not what its writer takes it for
	 */
	@Transactional
	LinkedPage write(Slug slug, Manuscript manuscript, Consumer<Optional<LinkedPage>> condition) {
		this.revisions.lock(resource(slug));
		Optional<LinkedPage> current = this.pages.find(slug);
		condition.accept(current);
		write(slug, current.map(LinkedPage::page), manuscript, now(), now());
		return this.pages.find(slug).orElseThrow();
	}

	/**
	 * Makes a page what a file says.
	 * @param createdAt when its author first published it; for a page that is there
	 * already that time stays
	 * @param updatedAt when its author last changed it
	 * @return whether that changed anything
	 */
	@Transactional
	public boolean write(Slug slug, Manuscript manuscript, Instant createdAt, Instant updatedAt) {
		this.revisions.lock(resource(slug));
		return write(slug, this.pages.find(slug).map(LinkedPage::page), manuscript, createdAt, updatedAt);
	}

	private boolean write(Slug slug, Optional<Page> current, Manuscript manuscript, Instant createdAt,
			Instant updatedAt) {
		if (current.map(Page::manuscript).filter(manuscript.checked()::equals).isPresent()) {
			return false;
		}
		this.formerAddresses.find(slug).ifPresent((page) -> {
			throw new Conflict("The page '" + page + "' was here before it was renamed. Its old address leads to it.");
		});
		requireFree(slug);
		this.pages.put(new Page(slug, manuscript, current.map(Page::createdAt).orElse(createdAt), updatedAt));
		this.revisions.add(resource(slug), manuscript);
		return true;
	}

	/**
	 * Gives a page another address. The old one leads to it for ever.
	 */
	@Transactional
	LinkedPage rename(Slug from, Slug to, Manuscript manuscript, Consumer<Optional<LinkedPage>> condition) {
		Stream.of(from, to).map(PageEditor::resource).sorted().forEach(this.revisions::lock);
		Optional<LinkedPage> current = this.pages.find(from);
		condition.accept(current);
		Page page = current.map(LinkedPage::page).orElseThrow();
		boolean returns = this.formerAddresses.find(to).filter(from::equals).isPresent();
		if (!returns && (this.revisions.has(resource(to)) || this.formerAddresses.find(to).isPresent())) {
			throw new Conflict("There is or was another page '" + to + "'. Its address is not free.");
		}
		requireFree(to);
		this.pages.remove(from);
		this.revisions.rename(resource(from), resource(to));
		this.formerAddresses.add(from, to);
		this.pages.put(new Page(to, manuscript.checked(), page.createdAt(), now()));
		this.revisions.add(resource(to), manuscript);
		return this.pages.find(to).orElseThrow();
	}

	/**
	 * Makes a page what it was in one of its revisions, even if it was deleted since.
	 */
	@Transactional
	LinkedPage restore(Slug slug, int number, Consumer<Optional<LinkedPage>> condition) {
		return write(slug, this.revisions.content(resource(slug), number, Manuscript.class), condition);
	}

	@Transactional
	void delete(Slug slug, Consumer<Optional<LinkedPage>> condition) {
		this.revisions.lock(resource(slug));
		Optional<LinkedPage> current = this.pages.find(slug);
		condition.accept(current);
		if (current.isEmpty()) {
			throw new NotFound("There is no page '" + slug + "'.");
		}
		delete(slug);
	}

	/**
	 * Deletes a page, if it is there.
	 * @return whether it was
	 */
	@Transactional
	public boolean deleteIfPresent(Slug slug) {
		this.revisions.lock(resource(slug));
		boolean isThere = this.pages.find(slug).isPresent();
		if (isThere) {
			delete(slug);
		}
		return isThere;
	}

	private void delete(Slug slug) {
		this.pages.remove(slug);
		this.revisions.add(resource(slug), null);
	}

	private static void requireFree(Slug slug) {
		if (slug.isReserved()) {
			throw new Conflict("The site itself answers at '" + slug.address() + "'.");
		}
	}

	private static String resource(Slug slug) {
		return "pages/" + slug;
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

}
