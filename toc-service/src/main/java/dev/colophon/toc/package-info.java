/**
 * toc-service owns the table of contents of the site and serves it as JSON and as HTML.
 */
@NullMarked
package dev.colophon.toc;

import org.jspecify.annotations.NullMarked;
