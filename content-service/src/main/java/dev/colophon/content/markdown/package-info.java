/**
 * Markdown with front matter, and the HTML that it may become.
 */
@NullMarked
package dev.colophon.content.markdown;

import org.jspecify.annotations.NullMarked;
