package dev.colophon.toc.contents;

import dev.colophon.toc.web.InvalidInput;

/**
 * How much room a reader gives the table of contents.
 */
enum View {

	SIDEBAR, FULL;

	static View named(String name) {
		return switch (name) {
			case "sidebar" -> SIDEBAR;
			case "full" -> FULL;
			default -> throw new InvalidInput("A view is 'sidebar' or 'full'");
		};
	}

	String template() {
		return switch (this) {
			case SIDEBAR -> "sidebar";
			case FULL -> "full";
		};
	}

}
