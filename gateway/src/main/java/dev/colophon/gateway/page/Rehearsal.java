package dev.colophon.gateway.page;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Makes a page before the gateway says that it is ready, so that the first reader does
 * not wait for classes to load. The services need not be up for it.
 */
@Component
class Rehearsal implements ApplicationRunner {

	private final PageController pages;

	Rehearsal(PageController pages) {
		this.pages = pages;
	}

	@Override
	public void run(ApplicationArguments args) {
		this.pages.home();
	}

}
