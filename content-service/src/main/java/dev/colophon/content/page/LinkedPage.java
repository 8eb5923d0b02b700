package dev.colophon.content.page;

import java.util.List;

/**
 * A page with the cards of the pages that it leads to, in its order; a next page that
 * does not exist has none.
 */
record LinkedPage(Page page, List<Card> cards) {

	/**
	 * What an editor writes of it. The cards are of other pages.
	 */
	Object state() {
		return List.of(this.page.slug(), this.page.manuscript());
	}

}
