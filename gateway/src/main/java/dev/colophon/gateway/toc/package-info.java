/**
 * The toc-service as the gateway sees it.
 */
@NullMarked
package dev.colophon.gateway.toc;

import org.jspecify.annotations.NullMarked;
