/**
 * What the sidebar recommends.
 */
@NullMarked
package dev.colophon.content.promotion;

import org.jspecify.annotations.NullMarked;
