/**
 * The one line across the top of every page, when there is something to announce.
 */
@NullMarked
package dev.colophon.content.announcement;

import org.jspecify.annotations.NullMarked;
