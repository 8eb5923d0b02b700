/**
 * The feed: what changed, for programs that readers have.
 */
@NullMarked
package dev.colophon.content.feed;

import org.jspecify.annotations.NullMarked;
