package dev.colophon.gateway.fragment;

/**
 * Who wrote an answer.
 *
 * @param program the service with its version, as its {@code Server} header tells
 * @param instance which of its instances, as its {@code Service-Instance} header tells
 */
public record Origin(String program, String instance) {

	public static final Origin UNKNOWN = new Origin("", "");

}
