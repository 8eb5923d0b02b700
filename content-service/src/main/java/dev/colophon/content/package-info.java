/**
 * content-service owns the pages of the site and serves them as JSON and as HTML.
 */
@NullMarked
package dev.colophon.content;

import org.jspecify.annotations.NullMarked;
