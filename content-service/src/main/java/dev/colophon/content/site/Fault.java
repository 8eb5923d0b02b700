package dev.colophon.content.site;

/**
 * Something in a file that its author should know.
 *
 * @param path of the file in the folder
 * @param line in the file, from 1
 */
record Fault(String path, int line, String reason) {

	@Override
	public String toString() {
		return this.path + ":" + this.line + ": " + this.reason;
	}

}
