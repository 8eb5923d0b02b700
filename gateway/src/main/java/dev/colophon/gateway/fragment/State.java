package dev.colophon.gateway.fragment;

/**
 * How a part came onto a page, from the best to the worst.
 */
public enum State {

	/**
	 * The service gave it just now, or so short ago that there is no need to ask again.
	 */
	FRESH,

	/**
	 * It was there already, and the service said that it is still right.
	 */
	REVALIDATED,

	/**
	 * It was there already, and the service is being asked in the meantime.
	 */
	STALE,

	/**
	 * It was there already, and the service does not answer.
	 */
	LAST_GOOD,

	/**
	 * The service does not answer, and has never before, so something of the gateway's
	 * own stands there.
	 */
	STUB;

	/**
	 * The word for it in {@code Server-Timing}.
	 */
	public String word() {
		return name().toLowerCase().replace('_', '-');
	}

}
