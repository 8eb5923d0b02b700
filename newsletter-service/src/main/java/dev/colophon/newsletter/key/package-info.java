/**
 * What tokens and digests are made with.
 */
@NullMarked
package dev.colophon.newsletter.key;

import org.jspecify.annotations.NullMarked;
