package dev.colophon.gateway.upstream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class UpstreamsTests {

	private final Upstreams upstreams = UnguardedUpstreams.create();

	private final AtomicInteger calls = new AtomicInteger();

	static Stream<IOException> brokenConnections() {
		return Stream.of(new ConnectException("refused"), new ConnectTimeoutException("late"),
				new UnknownHostException("who"), new NoRouteToHostException("where"), new SocketException("reset"),
				new NoHttpResponseException("silence"), new ConnectionClosedException("closed"));
	}

	static Stream<Exception> otherFailures() {
		return Stream.of(new SocketTimeoutException("Read timed out"), new IOException("rubbish"),
				new InterruptedIOException("cancelled"), new IllegalStateException("answered 500"));
	}

	@ParameterizedTest
	@MethodSource("brokenConnections")
	void callOnceMoreWhereThereWasNoConnection(IOException broken) {
		assertThat(this.upstreams.<String>callIdempotently("toc-service", failing(1, broken))).isEqualTo("answer");
		assertThat(this.calls).hasValue(2);
	}

	@ParameterizedTest
	@MethodSource("brokenConnections")
	void callNoThirdTime(IOException broken) {
		assertThatException()
			.isThrownBy(() -> this.upstreams.callIdempotently("toc-service", failing(Integer.MAX_VALUE, broken)))
			.withCause(broken);
		assertThat(this.calls).hasValue(2);
	}

	@ParameterizedTest
	@MethodSource("otherFailures")
	void callOnceWhereTheFailureIsAnotherOne(Exception failure) {
		assertThatException().isThrownBy(() -> this.upstreams.callIdempotently("toc-service", failing(1, failure)));
		assertThat(this.calls).hasValue(1);
	}

	@ParameterizedTest
	@MethodSource("brokenConnections")
	void callOnceWhatMayHaveHadItsEffect(IOException broken) {
		assertThatException().isThrownBy(() -> this.upstreams.callOnce("toc-service", failing(1, broken)));
		assertThat(this.calls).hasValue(1);
	}

	@Test
	void doNotCallAgainForSomebodyWhoHasGivenUp() {
		assertThatException().isThrownBy(() -> this.upstreams.callIdempotently("toc-service", () -> {
			Thread.currentThread().interrupt();
			return failing(1, new SocketException("Closed by interrupt")).get();
		}));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.calls).hasValue(1);
	}

	private Supplier<String> failing(int times, Exception failure) {
		return () -> {
			if (this.calls.incrementAndGet() <= times) {
				throw (failure instanceof IOException broken) ? new UncheckedIOException(broken)
						: (RuntimeException) failure;
			}
			return "answer";
		};
	}

}
