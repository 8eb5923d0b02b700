/**
 * Subscriptions: who asked for the newsletter, one e-mail address each.
 */
@NullMarked
package dev.colophon.newsletter.subscription;

import org.jspecify.annotations.NullMarked;
