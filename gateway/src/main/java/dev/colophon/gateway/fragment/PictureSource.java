package dev.colophon.gateway.fragment;

import java.util.Optional;

/**
 * Fetches pictures of a service.
 */
public interface PictureSource {

	/**
	 * The largest picture that is worth keeping, in bytes.
	 */
	int MOST_BYTES = 1_000_000;

	/**
	 * Whether the picture at an address of this site comes from the service.
	 */
	boolean has(String address);

	/**
	 * Fetches a picture; none where there is none, or what is there is none or too large.
	 * @throws RuntimeException if the service fails
	 */
	Optional<Picture> fetch(String address);

}
