/**
 * The APIs of the services, passed through.
 */
@NullMarked
package dev.colophon.gateway.api;

import org.jspecify.annotations.NullMarked;
