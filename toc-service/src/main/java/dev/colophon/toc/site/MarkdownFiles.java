package dev.colophon.toc.site;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the files of Markdown in a folder and the folders below it. What is hidden stays
 * so.
 */
final class MarkdownFiles extends SimpleFileVisitor<Path> {

	private static final Logger log = LoggerFactory.getLogger(MarkdownFiles.class);

	private final Path folder;

	private final List<Path> found = new ArrayList<>();

	private MarkdownFiles(Path folder) {
		this.folder = folder;
	}

	/**
	 * All of them, folder by folder, each in the order of its names.
	 */
	static List<Path> in(Path folder) throws IOException {
		MarkdownFiles files = new MarkdownFiles(folder);
		Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, files);
		// No name has a null character: "a/b" comes before "a-b/c".
		files.found.sort(Comparator.comparing((file) -> file.toString().replace('/', '\0')));
		return files.found;
	}

	@Override
	public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
		return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		boolean isMarkdown = name.endsWith(".md") || name.endsWith(".markdown");
		if (isHidden(file)) {
			return FileVisitResult.CONTINUE;
		}
		if (attributes.isRegularFile() && isMarkdown) {
			this.found.add(file);
		}
		else if (attributes.isSymbolicLink() && (isMarkdown || !name.contains("."))) {
			// Links are followed, so the target of this one is missing: a page or a
			// folder.
			log.warn("Not imported: {}: cannot be read: the link leads nowhere", this.folder.relativize(file));
		}
		return FileVisitResult.CONTINUE;
	}

	/**
	 * A link that leads in a circle, or a folder that may not be read.
	 */
	@Override
	public FileVisitResult visitFileFailed(Path file, IOException ex) {
		log.warn("Not imported: {}: cannot be read: {}", this.folder.relativize(file), ex.toString());
		return FileVisitResult.CONTINUE;
	}

	private boolean isHidden(Path path) {
		return !path.equals(this.folder) && path.getFileName().toString().startsWith(".");
	}

}
