package dev.colophon.content.markdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * A Markdown file, taken apart into its front matter and its text.
 *
 * @param textLine the line of the file that the text begins in, from 1
 */
public record MarkdownFile(String name, FrontMatter frontMatter, String text, int textLine) {

	private static final Pattern LINE_BREAK = Pattern.compile("\r\n?|\n");

	public static MarkdownFile of(Resource resource) {
		try {
			return parse(nameOf(resource.getFilename()), resource.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read " + resource, ex);
		}
	}

	/**
	 * A file with this name and content.
	 */
	public static MarkdownFile parse(String name, String content) {
		String[] lines = LINE_BREAK.split(content.startsWith("\uFEFF") ? content.substring(1) : content, -1);
		var reader = new FrontMatterReader(lines);
		FrontMatter frontMatter = reader.read();
		int from = reader.textFrom();
		while (from < lines.length && lines[from].isBlank()) {
			from++;
		}
		String text = String.join("\n", Arrays.asList(lines).subList(from, lines.length)).stripTrailing();
		return new MarkdownFile(name, frontMatter, text, from + 1);
	}

	private static String nameOf(@Nullable String filename) {
		return (filename != null) ? filename.replaceFirst("\\.md$", "") : "";
	}

}
