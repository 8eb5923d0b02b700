/**
 * What all resources of this service share: links, ETags, and how errors are told.
 */
@NullMarked
package dev.colophon.content.web;

import org.jspecify.annotations.NullMarked;
