/**
 * What all resources of this service share: how errors are told, and ETags.
 */
@NullMarked
package dev.colophon.toc.web;

import org.jspecify.annotations.NullMarked;
