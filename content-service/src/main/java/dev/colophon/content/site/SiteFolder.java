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
			String name = file.getFileName().toString();
			if (!isHidden(file) && attributes.isRegularFile() && (name.endsWith(".md") || name.endsWith(".markdown"))) {
				this.files.add(file);
			}
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException problem) {
			String name = file.getFileName().toString();
			// A link that leads nowhere may have led to a folder.
			boolean isFolder = Files.isDirectory(file) || !name.contains(".");
			if (!isHidden(file) && (name.endsWith(".md") || name.endsWith(".markdown")
					|| (isFolder && !(problem instanceof FileSystemLoopException)))) {
				this.files.add(file);
			}
			return FileVisitResult.CONTINUE;
		}

		private static boolean isHidden(Path file) {
			return file.getFileName().toString().startsWith(".");
		}

	}

}
