/**
 * What all resources of this service share: links, what caches are told, and how errors
 * are told.
 */
@NullMarked
package dev.colophon.content.web;

import org.jspecify.annotations.NullMarked;
