package dev.colophon.system.outage;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A subject that breaks in one way.
 */
record Outage(Subject subject, Failure failure) {

	/**
	 * Every subject broken in each of these ways: there is none that cannot be.
	 */
	static List<Outage> all(Set<Failure> failures) {
		return Stream.of(Subject.values())
			.flatMap((subject) -> failures.stream().map((failure) -> new Outage(subject, failure)))
			.toList();
	}

	/**
	 * Whether the service cannot do all that it is for.
	 */
	boolean hits(Service service) {
		return this.subject.service() == service;
	}

	/**
	 * Whether the service has nothing for a page. The form needs no database.
	 */
	boolean silences(Service service) {
		return hits(service) && this.subject != Subject.NEWSLETTER_DATABASE;
	}

	@Override
	public String toString() {
		return this.subject + " " + this.failure;
	}

}
