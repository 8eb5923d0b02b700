package dev.colophon.gateway.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds how many of something each client has at once. A client that has none takes no
 * memory.
 */
final class PlacesPerClient {

	private final Map<Client, Integer> taken = new ConcurrentHashMap<>();

	private final int most;

	PlacesPerClient(int most) {
		this.most = most;
	}

	/**
	 * Takes a place, if the client has one left; it has to be given back.
	 */
	boolean take(Client client) {
		if (this.taken.merge(client, 1, Integer::sum) <= this.most) {
			return true;
		}
		giveBack(client);
		return false;
	}

	void giveBack(Client client) {
		this.taken.computeIfPresent(client, (key, places) -> (places > 1) ? places - 1 : null);
	}

}
