/**
 * The outbox: mails that wait in the database until a mail server has taken them.
 */
@NullMarked
package dev.colophon.newsletter.outbox;

import org.jspecify.annotations.NullMarked;
