/**
 * The content-service as the newsletter sees it: which pages are new, and which changed.
 */
@NullMarked
package dev.colophon.newsletter.content;

import org.jspecify.annotations.NullMarked;
