package dev.colophon.content;

import org.springframework.boot.SpringApplication;

/**
 * The service on an embedded PostgreSQL: {@code mvn spring-boot:test-run}.
 */
class TestContentApplication {

	public static void main(String[] args) {
		SpringApplication.from(ContentApplication::main).with(LocalDatabase.class).run(args);
	}

}
