/**
 * The newsletter-service as the gateway sees it.
 */
@NullMarked
package dev.colophon.gateway.newsletter;

import org.jspecify.annotations.NullMarked;
