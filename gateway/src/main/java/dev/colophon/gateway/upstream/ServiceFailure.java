package dev.colophon.gateway.upstream;

/**
 * Marks a failure that a service is to blame for, whatever it was asked.
 */
public interface ServiceFailure {

}
