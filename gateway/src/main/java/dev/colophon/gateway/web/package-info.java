/**
 * What holds for every request: the spelling of its path, its conditions, security
 * headers, what stays private, errors, and the log.
 */
@NullMarked
package dev.colophon.gateway.web;

import org.jspecify.annotations.NullMarked;
