package dev.colophon.gateway.toc;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Source;

import org.springframework.stereotype.Component;

/**
 * What toc-service has for a page.
 */
@Component
public class TocClient {

	private static final String SERVICE = "toc-service";

	private static final String PUBLIC = "/api/toc";

	private final TocApi api;

	TocClient(TocApi api) {
		this.api = api;
	}

	/**
	 * The contents for the sidebar, and the way to the pages before and after the current
	 * one.
	 */
	public Source sidebar(String current) {
		String path = "/toc?current=" + current;
		return new Source(SERVICE, path, PUBLIC + path, true,
				(etag) -> Answer.of(this.api.sidebar(current, etag)).require("toc"));
	}

	/**
	 * The contents as a page of their own.
	 */
	public Source full() {
		String path = "/toc?view=full";
		return new Source(SERVICE, path, PUBLIC + path, true,
				(etag) -> Answer.of(this.api.full(etag)).require("article"));
	}

}
