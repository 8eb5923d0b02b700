/**
 * Every version of everything that can be edited.
 */
@NullMarked
package dev.colophon.content.revision;

import org.jspecify.annotations.NullMarked;
