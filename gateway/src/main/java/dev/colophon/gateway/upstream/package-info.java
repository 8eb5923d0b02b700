/**
 * How the gateway reaches services: where they are, what it does when one of them fails,
 * and with which HTTP client.
 */
@NullMarked
package dev.colophon.gateway.upstream;

import org.jspecify.annotations.NullMarked;
