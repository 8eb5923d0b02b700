package dev.colophon.gateway.upstream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;

import org.springframework.cloud.client.circuitbreaker.CircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.CircuitBreakerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls services, each behind a circuit breaker and a bound on concurrent calls of its
 * own, so that one that fails or hangs takes nothing from the others.
 */
@Component
public class Upstreams {

	private final CircuitBreakerFactory<?, ?> factory;

	private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

	Upstreams(CircuitBreakerFactory<?, ?> factory) {
		this.factory = factory;
	}

	/**
	 * Makes a call that may be made again: once more if there was no connection, then
	 * most likely to another instance.
	 * @param name names the breaker and the bound
	 */
	public <T> T callIdempotently(String name, Supplier<T> call) {
		return callOnce(name, () -> {
			try {
				return call.get();
			}
			catch (RuntimeException ex) {
				if (!ConnectionFailure.isIn(ex)) {
					throw ex;
				}
				return call.get();
			}
		});
	}

	/**
	 * Makes a call that is never made again, because the first may have had its effect.
	 * @param name names the breaker and the bound
	 */
	public <T> T callOnce(String name, Supplier<T> call) {
		return this.breakers.computeIfAbsent(name, this.factory::create).run(call, (failure) -> {
			throw (failure instanceof RuntimeException unchecked) ? unchecked : new IllegalStateException(failure);
		});
	}

	/**
	 * Whether a call was not even tried, because the breaker is open or too many calls
	 * are under way.
	 */
	public static boolean isRefusal(Throwable failure) {
		return failure instanceof CallNotPermittedException || failure instanceof BulkheadFullException;
	}

}
