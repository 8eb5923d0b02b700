/**
 * The suite on Docker Compose: what the networks keep apart, and how one program is
 * replaced while readers read.
 */
package dev.colophon.system.compose;
