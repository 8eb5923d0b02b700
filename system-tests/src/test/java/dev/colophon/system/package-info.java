/**
 * The whole suite, started as its users start it and looked at from outside.
 */
package dev.colophon.system;
