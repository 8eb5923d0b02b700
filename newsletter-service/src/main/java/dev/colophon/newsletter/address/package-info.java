/**
 * E-mail addresses: what is one, and when two are the same.
 */
@NullMarked
package dev.colophon.newsletter.address;

import org.jspecify.annotations.NullMarked;
