package dev.colophon.newsletter.issue;

/**
 * What was written cannot be an issue.
 */
class InvalidManuscript extends IllegalArgumentException {

	private final String field;

	InvalidManuscript(String field, String message) {
		super(message);
		this.field = field;
	}

	String field() {
		return this.field;
	}

}
