/**
 * The sitemap: every page that search engines should know.
 */
@NullMarked
package dev.colophon.content.sitemap;

import org.jspecify.annotations.NullMarked;
