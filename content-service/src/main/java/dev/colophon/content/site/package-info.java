/**
 * A folder of Markdown, as users of Pelican have it, that becomes the pages of the site.
 */
@NullMarked
package dev.colophon.content.site;

import org.jspecify.annotations.NullMarked;
