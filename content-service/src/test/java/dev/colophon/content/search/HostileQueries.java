package dev.colophon.content.search;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Queries of the greatest length that nobody writes who looks for something.
 */
final class HostileQueries {

	/** What is repeated up to the greatest length. */
	private static final String[] PIECES = { "b ", "b", "bb ", "b or ", "or ", "-b ", "- ", "--", "-(", "-! ", "-& -",
			"|-", "-\"\" ", "-\" ", "-or ", "or - ", "-b-", "--b ", "b -b ", "\"", "\"\" ", "\"b ", "\"b\" ",
			"\"b b\" ", "-\"b b\" ", "\"b\" or ", "or -b ", "'", "' ", "b' or '", "\\", "\\' ", "*", "b* ", "b:* ",
			":*", "%", "_", "_b", "b_", "&", "b&", "|", "b|", "!", "!b ", "(", ")", "((b", "<->", "b<->", "<2>", "b-",
			"b.", "b@", "b/", "/b", "b:", "http://b/", "b.b/?b=b&", "1 ", "1.", "1e", "-1 ", "<b>", "</b>", "&amp; ",
			"&#1;", "\u00e4 ", "\u00df", "\u0130 ", "\u0301", "b\u0301", "\u200d", "\u202eb ", "\u65e5 ", "\u65e5",
			"\u0e01", "\ufb00 ", "\ufffd ", "\ufeff", "\ufdfd ", "\ud83d\ude80", "\ud83d\ude80 ", "\ud835\udc00 ",
			"\u3000b", "\u2028b", "b B b. b, b; b! ", "runs running ran run " };

	private HostileQueries() {
	}

	static Stream<String> all() {
		Stream<String> others = Stream.of(differentWords(" "), '"' + differentWords(" ") + '"', differentWords(" -"),
				differentWords("-"), "kafka " + "-b ".repeat(60), "kafka \"" + "b ".repeat(90),
				"b ".repeat(90) + "\" kafka");
		return Stream.concat(Stream.of(PIECES).map((piece) -> piece.repeat(Query.MOST_CHARACTERS / piece.length())),
				others);
	}

	/**
	 * Almost as many words as there can be, each of another letter.
	 */
	static String differentWords(String between) {
		int words = (Query.MOST_CHARACTERS - 2) / (1 + between.length());
		return IntStream.range(0, words)
			.mapToObj((word) -> Character.toString('\u4e00' + word))
			.collect(Collectors.joining(between));
	}

}
