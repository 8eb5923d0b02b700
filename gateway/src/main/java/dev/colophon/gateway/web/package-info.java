/**
 * What holds for every request: security headers, and what stays private.
 */
@NullMarked
package dev.colophon.gateway.web;

import org.jspecify.annotations.NullMarked;
