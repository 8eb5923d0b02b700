package dev.colophon.system.outage;

import java.util.Optional;

/**
 * What can break. A service comes after the database that it uses.
 */
enum Subject {

	CONTENT_DATABASE(Service.CONTENT), CONTENT_SERVICE(Service.CONTENT, CONTENT_DATABASE), TOC_DATABASE(Service.TOC),
	TOC_SERVICE(Service.TOC, TOC_DATABASE), NEWSLETTER_DATABASE(Service.NEWSLETTER),
	NEWSLETTER_SERVICE(Service.NEWSLETTER, NEWSLETTER_DATABASE);

	private final Service service;

	private final Optional<Subject> database;

	Subject(Service service) {
		this.service = service;
		this.database = Optional.empty();
	}

	Subject(Service service, Subject database) {
		this.service = service;
		this.database = Optional.of(database);
	}

	/**
	 * The service that this is, or that this is the database of.
	 */
	Service service() {
		return this.service;
	}

	/**
	 * The database that it uses; none for a database.
	 */
	Optional<Subject> database() {
		return this.database;
	}

	boolean isDatabase() {
		return this.database.isEmpty();
	}

	@Override
	public String toString() {
		return isDatabase() ? "the database of " + this.service : this.service.toString();
	}

}
