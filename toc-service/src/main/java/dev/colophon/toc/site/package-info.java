/**
 * The site that this service writes the contents of: its public address, and the folder
 * of Markdown that it may come from.
 */
@NullMarked
package dev.colophon.toc.site;

import org.jspecify.annotations.NullMarked;
