package dev.colophon.content.search;

/**
 * What a query means to PostgreSQL.
 *
 * @param words all of it, as a tsquery; empty where the query has no words to look for
 * @param everywhere the words that each result has, as a tsquery that an index answers by
 * itself; {@code T} where there are none
 * @param ranked what results are ranked by and marked with, as a tsquery: the same as the
 * words where these are few, else any of them, each once
 */
record Wanted(String words, String everywhere, String ranked) {

	boolean isNothing() {
		return this.words.isEmpty();
	}

	/**
	 * Whether it is nothing but what should not be there.
	 */
	boolean isWithoutOnly() {
		return this.everywhere.isEmpty() || this.everywhere.equals("T");
	}

	boolean isMoreThanWords() {
		return !this.words.equals(this.everywhere);
	}

}
