package dev.colophon.content.markdown;

/**
 * Where a block stands: what is in a tight list makes no paragraphs, and what was moved
 * to the left once is not moved again.
 */
enum Place {

	OPEN, TIGHT_LIST, MOVED_LEFT

}
