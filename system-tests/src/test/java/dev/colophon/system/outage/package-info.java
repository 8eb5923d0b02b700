/**
 * What readers and programs see while something is broken: for everything that can break,
 * and for every way to break it.
 */
package dev.colophon.system.outage;
