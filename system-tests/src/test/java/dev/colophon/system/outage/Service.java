package dev.colophon.system.outage;

import java.util.stream.Stream;

/**
 * A service that writes parts of pages.
 */
enum Service {

	CONTENT("content-service", "dev.colophon.content.ContentApplication"),
	TOC("toc-service", "dev.colophon.toc.TocApplication"),
	NEWSLETTER("newsletter-service", "dev.colophon.newsletter.NewsletterApplication");

	private final String title;

	private final String application;

	Service(String title, String application) {
		this.title = title;
		this.application = application;
	}

	static Service named(String title) {
		return Stream.of(values()).filter((service) -> service.title.equals(title)).findFirst().orElseThrow();
	}

	String application() {
		return this.application;
	}

	@Override
	public String toString() {
		return this.title;
	}

}
