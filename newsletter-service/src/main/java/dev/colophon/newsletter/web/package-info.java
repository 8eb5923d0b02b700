/**
 * What all resources of this service share: how errors are told, how long a body may be,
 * and what caches are told.
 */
@NullMarked
package dev.colophon.newsletter.web;

import org.jspecify.annotations.NullMarked;
