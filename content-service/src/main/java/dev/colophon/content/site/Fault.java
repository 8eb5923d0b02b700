package dev.colophon.content.site;

import java.util.Comparator;

/**
 * Something in a file that its author should know.
 *
 * @param path of the file in the folder
 * @param line in the file, from 1
 */
record Fault(String path, int line, String reason) implements Comparable<Fault> {

	@Override
	public int compareTo(Fault other) {
		return Comparator.comparing(Fault::path)
			.thenComparing(Fault::line)
			.thenComparing(Fault::reason)
			.compare(this, other);
	}

	@Override
	public String toString() {
		return this.path + ":" + this.line + ": " + this.reason;
	}

}
