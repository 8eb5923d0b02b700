/**
 * What one client may take of the gateway: so many writes, wrong passwords and searches,
 * so much at once, and no longer than others.
 */
@NullMarked
package dev.colophon.gateway.limit;

import org.jspecify.annotations.NullMarked;
