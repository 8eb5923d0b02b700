/**
 * The content-service as the gateway sees it.
 */
@NullMarked
package dev.colophon.gateway.content;

import org.jspecify.annotations.NullMarked;
