package dev.colophon.newsletter;

import java.io.IOException;

import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * A real PostgreSQL for the tests: in a container where a Docker engine answers, else an
 * embedded one.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

	static class EngineAnswers implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return DockerClientFactory.instance().isDockerAvailable();
		}

	}

	static class NoEngineAnswers extends NoneNestedConditions {

		NoEngineAnswers() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@Conditional(EngineAnswers.class)
		static class Engine {

		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(EngineAnswers.class)
	static class InContainer {

		@Bean
		@ServiceConnection
		PostgreSQLContainer postgres() {
			return new PostgreSQLContainer("postgres:18-alpine");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(NoEngineAnswers.class)
	static class Embedded {

		@Bean
		EmbeddedDatabase database() throws IOException {
			LoggerFactory.getLogger(TestDatabase.class)
				.warn("NO DOCKER ENGINE ANSWERS: the storage tests run on an embedded PostgreSQL instead of a container.");
			return EmbeddedDatabase.toThrowAway();
		}

	}

}
