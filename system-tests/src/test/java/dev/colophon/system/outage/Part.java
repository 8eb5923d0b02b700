package dev.colophon.system.outage;

import org.jsoup.nodes.Document;

/**
 * What can be on a page.
 */
enum Part {

	STYLE("head link[rel=stylesheet], body > header.masthead, footer .colophon", 3),
	ARTICLE("main article[data-part=article] > h1:not(:contains(Back in a moment))", 1),
	MESSAGE("main article[data-part=article] > h1:contains(Back in a moment)", 1),
	FORM("main #newsletter form[method=post] input[name=email]", 1), CONTENTS(".sidebar .toc li a", 62),
	CONTENTS_STUB(".sidebar .toc:not(:has(li)) h2 a[href=/table-of-contents.html]", 1),
	FULL_CONTENTS("main article.contents li a", 62);

	private final String selector;

	private final int times;

	Part(String selector, int times) {
		this.selector = selector;
		this.times = times;
	}

	boolean isOn(Document page) {
		return page.select(this.selector).size() == this.times;
	}

}
