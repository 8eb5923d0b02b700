package dev.colophon.content.site;

/**
 * A file that can be no page.
 */
class UnusableFile extends RuntimeException {

	private final int line;

	UnusableFile(int line, String reason) {
		super(reason);
		this.line = line;
	}

	Fault in(String path) {
		return new Fault(path, this.line, String.valueOf(getMessage()));
	}

}
