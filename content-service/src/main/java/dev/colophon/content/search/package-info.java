/**
 * Search: the pages that have the words somebody looks for.
 */
@NullMarked
package dev.colophon.content.search;

import org.jspecify.annotations.NullMarked;
