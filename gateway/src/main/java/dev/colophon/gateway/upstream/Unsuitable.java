package dev.colophon.gateway.upstream;

/**
 * Marks a failure to make sense of an answer of a service that is well.
 */
public interface Unsuitable {

}
