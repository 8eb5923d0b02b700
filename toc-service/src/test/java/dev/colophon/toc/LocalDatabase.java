package dev.colophon.toc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An embedded PostgreSQL whose data survives in a folder, for running the service on a
 * developer's machine.
 */
@TestConfiguration(proxyBeanMethods = false)
class LocalDatabase {

	@Bean
	EmbeddedPostgres postgres(@Value("${local.data:.data}") Path data) throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(Files.createDirectories(data).resolve("postgres").toAbsolutePath())
			.setCleanDataDirectory(false)
			.start();
	}

	@Bean
	JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) {
		return new EmbeddedConnectionDetails(postgres);
	}

	record EmbeddedConnectionDetails(EmbeddedPostgres postgres) implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "postgres";
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public String getJdbcUrl() {
			return this.postgres.getJdbcUrl("postgres", "postgres");
		}

	}

}
