/**
 * Pages, assembled from the parts that the services answer with, and the layout around
 * them.
 */
@NullMarked
package dev.colophon.gateway.page;

import org.jspecify.annotations.NullMarked;
