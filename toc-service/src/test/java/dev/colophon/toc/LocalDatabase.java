package dev.colophon.toc;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An embedded PostgreSQL whose data survives in a folder, for running the service on a
 * developer's machine.
 */
@TestConfiguration(proxyBeanMethods = false)
class LocalDatabase {

	@Bean
	EmbeddedDatabase database(@Value("${local.data:.data}") Path data,
			@Value("${local.database.trust:false}") boolean letsInSuperuser) throws IOException {
		return EmbeddedDatabase.in(data, letsInSuperuser);
	}

}
