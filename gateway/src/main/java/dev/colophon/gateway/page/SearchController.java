package dev.colophon.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.colophon.gateway.content.ContentClient;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * The search of the site.
 */
@RestController
class SearchController {

	private static final String ADDRESS = "/search.html";

	private static final int MOST_CHARACTERS = 200;

	private final Pages pages;

	private final Calls calls;

	private final ContentClient content;

	SearchController(Pages pages, Calls calls, ContentClient content) {
		this.pages = pages;
		this.calls = calls;
		this.content = content;
	}

	/**
	 * A page of what is found; the same one for the same words, however they are spaced.
	 * @param query empty for the search itself
	 * @param number of the page, from 0
	 */
	@GetMapping(ADDRESS)
	ResponseEntity<byte[]> search(@RequestParam(name = "q", defaultValue = "") String query,
			@RequestParam(defaultValue = "0") String number, HttpServletRequest request) {
		String words = query.strip().replaceAll("\\s+", " ");
		if (words.isEmpty()) {
			return this.pages.page(new Outline(ADDRESS, this.content.search(), others()), request);
		}
		if (words.length() > MOST_CHARACTERS) {
			return this.pages.message(HttpStatus.URI_TOO_LONG, others(), request);
		}
		if (words.chars().anyMatch(Character::isISOControl) || !number.matches("\\d{1,4}")) {
			return this.pages.message(HttpStatus.BAD_REQUEST, others(), request);
		}
		return this.pages.page(outline(words, Integer.parseInt(number)), request);
	}

	private Outline outline(String words, int number) {
		String address = ADDRESS + "?q=" + UriUtils.encode(words, StandardCharsets.UTF_8)
				+ ((number > 0) ? "&number=" + number : "");
		return new Outline(address, Page.HTML, words, this.content.search(words, number), others());
	}

	private List<Call> others() {
		return List.of(this.calls.announcement(), this.calls.promotion(), this.calls.sidebar(""), this.calls.form());
	}

}
