/**
 * Issues: what is written to everybody who confirmed, and where it can be read later.
 */
@NullMarked
package dev.colophon.newsletter.issue;

import org.jspecify.annotations.NullMarked;
