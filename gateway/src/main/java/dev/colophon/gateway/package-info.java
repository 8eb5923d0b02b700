/**
 * The gateway assembles pages from what the services answer, and owns nothing but their
 * layout.
 */
@NullMarked
package dev.colophon.gateway;

import org.jspecify.annotations.NullMarked;
