package dev.colophon.content.site;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The folder that the site shall come from cannot be read.
 */
class UnreadableFolder extends RuntimeException {

	UnreadableFolder(Path folder) {
		super("There is no folder '" + folder + "' that can be read, and colophon.site.directory names it");
	}

	UnreadableFolder(Path folder, IOException cause) {
		super("The folder '" + folder + "' cannot be read: " + cause.getMessage(), cause);
	}

}
