/**
 * What a service answers for a page: a small HTML document made of parts.
 */
@NullMarked
package dev.colophon.gateway.fragment;

import org.jspecify.annotations.NullMarked;
