package dev.colophon.system.outage;

/**
 * How the gateway came by what it shows of a service.
 */
enum State {

	FRESH, REVALIDATED, STALE, LAST_GOOD, STUB;

	static State named(String name) {
		return valueOf(name.toUpperCase().replace('-', '_'));
	}

}
