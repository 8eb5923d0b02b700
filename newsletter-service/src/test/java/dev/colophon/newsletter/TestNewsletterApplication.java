package dev.colophon.newsletter;

import org.springframework.boot.SpringApplication;

/**
 * The service on an embedded PostgreSQL, with a mailbox in a folder:
 * {@code mvn spring-boot:test-run}.
 */
class TestNewsletterApplication {

	public static void main(String[] args) {
		SpringApplication.from(NewsletterApplication::main).with(LocalDatabase.class, LocalMailbox.class).run(args);
	}

}
