package dev.colophon.toc.contents;

import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands in the table of contents.
 *
 * @param position counted from 1 through all chapters
 * @param previous the entry before it, in whichever chapter; none for the first
 * @param next the entry after it, in whichever chapter; none for the last
 */
record Place(Chapter chapter, Entry entry, int position, @Nullable Entry previous, @Nullable Entry next) {
}
