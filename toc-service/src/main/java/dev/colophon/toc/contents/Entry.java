package dev.colophon.toc.contents;

import java.util.Objects;

/**
 * One page of the site, by the title that the table of contents gives it.
 */
record Entry(Slug slug, String title) {

	Entry {
		Objects.requireNonNull(slug, "An entry needs a slug");
		Title.checked("An entry", title);
	}

	/**
	 * Where readers find the page. The front page has the address of the site.
	 */
	String address() {
		return this.slug.value().equals("index") ? "/" : "/" + this.slug + ".html";
	}

}
