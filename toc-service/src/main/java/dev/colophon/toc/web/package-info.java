/**
 * What all resources of this service share: what caches are told, and how errors are
 * told.
 */
@NullMarked
package dev.colophon.toc.web;

import org.jspecify.annotations.NullMarked;
