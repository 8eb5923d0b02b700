package dev.colophon.content.editor;

/**
 * Somebody wants to write where nobody may.
 */
class NoEditor extends RuntimeException {

	NoEditor(Throwable cause) {
		super("Nothing can be written here, because no editor's password is set.", cause);
	}

}
