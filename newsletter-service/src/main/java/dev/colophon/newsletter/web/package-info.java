/**
 * What all resources of this service share: how errors are told, how long a body may be,
 * and ETags.
 */
@NullMarked
package dev.colophon.newsletter.web;

import org.jspecify.annotations.NullMarked;
