package dev.colophon.content.page;

import dev.colophon.content.web.NotFound;

/**
 * A site has no page of its own at its address. Readers begin with the contents then.
 */
class NoFrontPage extends NotFound {

	NoFrontPage() {
		super("This site has no front page.");
	}

}
