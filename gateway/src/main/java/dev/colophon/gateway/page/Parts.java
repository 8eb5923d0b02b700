package dev.colophon.gateway.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.colophon.gateway.fragment.Fragment;

/**
 * All parts of a page by name, and which services wrote them.
 */
class Parts {

	private final Map<String, String> html = new HashMap<>();

	private final List<String> services = new ArrayList<>();

	/**
	 * Adds what a service wrote. A part that is there already stays: no service can
	 * replace what comes before it, the primary first of all.
	 */
	void add(String service, Fragment fragment) {
		fragment.parts().forEach(this.html::putIfAbsent);
		if (!fragment.parts().isEmpty() && !this.services.contains(service)) {
			this.services.add(service);
		}
	}

	/**
	 * Puts what the gateway has itself where no service wrote anything.
	 */
	void fill(Fragment own) {
		own.parts().forEach(this.html::putIfAbsent);
	}

	/**
	 * Puts what the gateway has to say itself, whatever is there.
	 */
	void replace(Fragment own) {
		this.html.putAll(own.parts());
	}

	Map<String, String> html() {
		return this.html;
	}

	List<String> services() {
		return this.services;
	}

}
