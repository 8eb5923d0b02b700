/**
 * newsletter-service owns the list of who gets the newsletter.
 */
@NullMarked
package dev.colophon.newsletter;

import org.jspecify.annotations.NullMarked;
