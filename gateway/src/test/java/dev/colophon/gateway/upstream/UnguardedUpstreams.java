package dev.colophon.gateway.upstream;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.cloud.client.circuitbreaker.CircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.CircuitBreakerFactory;
import org.springframework.cloud.client.circuitbreaker.ConfigBuilder;

/**
 * Makes every call, however many have failed before.
 */
public final class UnguardedUpstreams {

	private UnguardedUpstreams() {
	}

	public static Upstreams create() {
		return new Upstreams(new NoBreakers());
	}

	private static final class NoBreakers extends CircuitBreakerFactory<Object, ConfigBuilder<Object>> {

		@Override
		public CircuitBreaker create(String id) {
			return new NoBreaker();
		}

		@Override
		protected ConfigBuilder<Object> configBuilder(String id) {
			return Object::new;
		}

		@Override
		public void configureDefault(Function<String, Object> defaults) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void configure(Consumer<ConfigBuilder<Object>> consumer, String... ids) {
			throw new UnsupportedOperationException();
		}

	}

	private static final class NoBreaker implements CircuitBreaker {

		@Override
		public <T> T run(Supplier<T> call, Function<Throwable, T> fallback) {
			try {
				return call.get();
			}
			catch (RuntimeException ex) {
				return fallback.apply(ex);
			}
		}

	}

}
