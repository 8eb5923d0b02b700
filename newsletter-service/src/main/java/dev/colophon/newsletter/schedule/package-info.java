/**
 * Work that is done at its time, by one instance and not by all.
 */
@NullMarked
package dev.colophon.newsletter.schedule;

import org.jspecify.annotations.NullMarked;
