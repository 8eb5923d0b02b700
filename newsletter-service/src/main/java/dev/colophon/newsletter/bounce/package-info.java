/**
 * Bounces: what mail servers say of mails that they could not deliver.
 */
@NullMarked
package dev.colophon.newsletter.bounce;

import org.jspecify.annotations.NullMarked;
