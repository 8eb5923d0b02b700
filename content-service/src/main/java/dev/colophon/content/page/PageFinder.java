package dev.colophon.content.page;

import dev.colophon.content.revision.Revisions;
import dev.colophon.content.web.Gone;
import dev.colophon.content.web.NotFound;

import org.springframework.stereotype.Component;

/**
 * Finds a page, or tells what became of it.
 */
@Component
class PageFinder {

	private final Pages pages;

	private final FormerAddresses formerAddresses;

	private final Revisions revisions;

	PageFinder(Pages pages, FormerAddresses formerAddresses, Revisions revisions) {
		this.pages = pages;
		this.formerAddresses = formerAddresses;
		this.revisions = revisions;
	}

	/**
	 * The page with that slug.
	 * @throws Moved if it has another one now
	 * @throws Gone if it was deleted
	 * @throws NotFound if there never was one
	 */
	LinkedPage find(Slug slug) {
		return this.pages.find(slug).orElseThrow(() -> absent(slug));
	}

	private RuntimeException absent(Slug slug) {
		if (slug.isFrontPage()) {
			return new NoFrontPage();
		}
		return this.formerAddresses.find(slug)
			.<RuntimeException>map(Moved::new)
			.orElseGet(() -> this.revisions.has("pages/" + slug)
					? new Gone("There was a page '" + slug + "'. It has been taken away.")
					: new NotFound("There is no page '" + slug + "'. It may have been mistyped."));
	}

}
