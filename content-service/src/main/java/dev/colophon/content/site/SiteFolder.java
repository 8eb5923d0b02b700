package dev.colophon.content.site;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
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

/**
 * The folder with the author's files. What is hidden is left out, and so is a link that
 * leads back to a folder above it.
 */
record SiteFolder(Path root) {

	SiteFolder {
		if (!Files.isDirectory(root) || !Files.isReadable(root)) {
			throw new UnreadableFolder(root);
		}
	}

	/**
	 * All Markdown files, and the folders that cannot be looked into, by path.
	 */
	List<Path> files() {
		List<Path> files = new ArrayList<>();
		try {
			Files.walkFileTree(this.root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
					new Collector(files));
		}
		catch (IOException ex) {
			throw new UnreadableFolder(this.root, ex);
		}
		files.sort(Comparator.comparing(this::pathOf));
		return files;
	}

	/**
	 * The path of a file in this folder, with slashes.
	 */
	String pathOf(Path file) {
		return this.root.relativize(file).toString().replace('\\', '/');
	}

	boolean has(String path) {
		Path file = this.root.resolve(path).normalize();
		return file.startsWith(this.root) && Files.isRegularFile(file);
	}

	private final class Collector extends SimpleFileVisitor<Path> {

		private final List<Path> files;

		Collector(List<Path> files) {
			this.files = files;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
			return (isHidden(folder) && !folder.equals(SiteFolder.this.root)) ? FileVisitResult.SKIP_SUBTREE
					: FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			// Links are followed, so the target of this one is missing.
			if (attributes.isSymbolicLink() ? mayHavePages(file) : attributes.isRegularFile() && isMarkdown(file)) {
				add(file);
			}
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException problem) {
			if (mayHavePages(file) && !(problem instanceof FileSystemLoopException)) {
				add(file);
			}
			return FileVisitResult.CONTINUE;
		}

		private void add(Path file) {
			if (!isHidden(file)) {
				this.files.add(file);
			}
		}

		/**
		 * Whether it is a folder, may have led to one, or is a page.
		 */
		private static boolean mayHavePages(Path file) {
			return isMarkdown(file) || Files.isDirectory(file) || !file.getFileName().toString().contains(".");
		}

		private static boolean isMarkdown(Path file) {
			String name = file.getFileName().toString();
			return name.endsWith(".md") || name.endsWith(".markdown");
		}

		private static boolean isHidden(Path file) {
			return file.getFileName().toString().startsWith(".");
		}

	}

}
