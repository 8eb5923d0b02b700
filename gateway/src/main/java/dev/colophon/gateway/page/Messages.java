package dev.colophon.gateway.page;

import java.util.Map;

import dev.colophon.gateway.fragment.Fragment;

import org.springframework.http.HttpStatusCode;

/**
 * What the gateway itself tells a reader in place of an article.
 */
final class Messages {

	private Messages() {
	}

	static Fragment forStatus(HttpStatusCode status) {
		return switch (status.value()) {
			case 404 -> message("Page not found",
					"There is nothing at this address. It may have been mistyped, or the page is still to be written.");
			case 405 -> message("Not possible here", "This address can be read, but it takes nothing in.");
			case 410 -> message("Page gone", "There was a page at this address, and it has been taken away.");
			case 413 -> message("Too much", "What was sent is larger than anything this address has a use for.");
			case 414 -> message("Too many words", "A search takes up to 200 characters. Please leave some out.");
			case 415 -> message("Not understood", "What was sent is in a format that this address does not read.");
			case 429 -> message("Too much at once",
					"More was sent from your address than we can take in. Please try again in a minute.");
			case 503 -> message("Back in a moment",
					"This page cannot be fetched right now. Please try again in a few seconds.");
			default -> status.is4xxClientError()
					? message("Not understood", "Something is wrong with this request, so it was not carried out.")
					: message("Something went wrong", "It is our fault, not yours, and it is in our log.");
		};
	}

	private static Fragment message(String title, String sentence) {
		String article = """
				<article class="article" data-part="article">
				<h1>%s</h1>
				<p>%s</p>
				<p>Other ways on: the <a href="/">front page</a> and the <a href="/table-of-contents.html">table of contents</a>.</p>
				</article>"""
			.formatted(title, sentence);
		return new Fragment(title, "<meta name=\"robots\" content=\"noindex\">", Map.of("article", article));
	}

}
