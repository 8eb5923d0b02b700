/**
 * Pages: what the site says, one slug each.
 */
@NullMarked
package dev.colophon.content.page;

import org.jspecify.annotations.NullMarked;
