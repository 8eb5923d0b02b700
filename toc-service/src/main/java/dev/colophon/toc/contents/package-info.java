/**
 * The contents: which entries there are, in which chapter, in which order.
 */
@NullMarked
package dev.colophon.toc.contents;

import org.jspecify.annotations.NullMarked;
