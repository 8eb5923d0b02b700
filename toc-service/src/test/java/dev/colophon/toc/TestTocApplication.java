package dev.colophon.toc;

import org.springframework.boot.SpringApplication;

/**
 * The service on an embedded PostgreSQL: {@code mvn spring-boot:test-run}.
 */
class TestTocApplication {

	public static void main(String[] args) {
		SpringApplication.from(TocApplication::main).with(LocalDatabase.class).run(args);
	}

}
