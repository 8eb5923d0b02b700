package dev.colophon.gateway.toc;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Fragment;

import org.springframework.stereotype.Component;

/**
 * Asks toc-service for the table of contents.
 */
@Component
public class TocClient {

	private final TocApi api;

	TocClient(TocApi api) {
		this.api = api;
	}

	/**
	 * The contents for the sidebar, and the way to the pages before and after the current
	 * one.
	 */
	public Fragment sidebar(String current) {
		return Answer.of(this.api.sidebar(current)).require("toc");
	}

	/**
	 * The contents as a page of their own.
	 */
	public Answer full() {
		return Answer.of(this.api.full());
	}

}
