package dev.colophon.content.markdown;

/**
 * A text that is not taken. The message says why, to whoever wrote it.
 */
public class MarkdownRefused extends IllegalArgumentException {

	MarkdownRefused(String message) {
		super(message);
	}

	static MarkdownRefused tooDeep() {
		return new MarkdownRefused("Markdown is nested at most " + Blocks.DEEPEST + " deep");
	}

}
