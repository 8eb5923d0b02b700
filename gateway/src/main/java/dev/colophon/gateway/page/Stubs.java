package dev.colophon.gateway.page;

import dev.colophon.gateway.fragment.Fragment;

/**
 * Plain parts that the gateway puts where a service has nothing.
 */
final class Stubs {

	static final Fragment CONTENTS = Fragment.of("toc",
			"""
					<nav class="panel toc" data-part="toc" aria-labelledby="toc-title">
					<h2 id="toc-title"><a href="/table-of-contents.html">Table of Contents</a></h2>
					<p>The list is not at hand right now. All pages are in the <a href="/table-of-contents.html">full contents</a>.</p>
					</nav>""");

	static final Fragment FORM = Fragment.of("form", """
			<section class="newsletter" id="newsletter" data-part="form" aria-labelledby="newsletter-title">
			<h2 id="newsletter-title">The newsletter</h2>
			<p>Signing up is not possible right now. Please come back in a few minutes.</p>
			</section>""");

	private Stubs() {
	}

}
