package dev.colophon.toc.site;

/**
 * A file that no page can be made from, and why.
 */
class Unusable extends Exception {

	private final int line;

	/**
	 * A fault of a file.
	 * @param line counted from 1
	 */
	Unusable(int line, String reason) {
		super(reason);
		this.line = line;
	}

	int line() {
		return this.line;
	}

}
