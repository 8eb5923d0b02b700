package dev.colophon.content.page;

import dev.colophon.content.web.Conflict;

/**
 * A page was renamed, and somebody asks for it by its old name.
 */
class Moved extends Conflict {

	private final Slug page;

	Moved(Slug page) {
		super("This page is now called '" + page + "'.");
		this.page = page;
	}

	Slug page() {
		return this.page;
	}

}
