package dev.colophon.newsletter.editor;

/**
 * Somebody wants what only an editor may, and there is none.
 */
class NoEditor extends RuntimeException {

	NoEditor(Throwable cause) {
		super("This is for the editor, and there is none, because no EDITOR_PASSWORD is set.", cause);
	}

}
