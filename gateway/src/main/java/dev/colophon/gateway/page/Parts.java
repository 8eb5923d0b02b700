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

	void add(String service, Fragment fragment) {
		this.html.putAll(fragment.parts());
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

	Map<String, String> html() {
		return this.html;
	}

	List<String> services() {
		return this.services;
	}

}
