package dev.colophon.content.markdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * A Markdown file, taken apart into its front matter and its text.
 */
public record MarkdownFile(String name, FrontMatter frontMatter, String text) {

	private static final Parser PARSER = Parser.builder()
		.extensions(List.of(YamlFrontMatterExtension.create()))
		.build();

	private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R.*?^---\\R",
			Pattern.DOTALL | Pattern.MULTILINE);

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
		var visitor = new YamlFrontMatterVisitor();
		PARSER.parse(content).accept(visitor);
		return new MarkdownFile(name, new FrontMatter(visitor.getData()),
				FRONT_MATTER.matcher(content).replaceFirst("").strip());
	}

	private static String nameOf(@Nullable String filename) {
		return (filename != null) ? filename.replaceFirst("\\.md$", "") : "";
	}

}
