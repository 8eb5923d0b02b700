package dev.colophon.gateway.upstream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import javax.net.ssl.SSLHandshakeException;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class NotTheServicesFaultTests {

	static Stream<Throwable> failuresOfAService() {
		return Stream.of(new ConnectException(), new ConnectTimeoutException("late"), new UnknownHostException(),
				new SocketException("reset"), new SocketTimeoutException(), new InterruptedIOException(),
				new InterruptedException(), new NoHttpResponseException("silent"), new ConnectionClosedException(),
				new MalformedChunkCodingException(), new SSLHandshakeException("wrong"),
				new BrokenAnswer(new ProtocolException("no HTTP")));
	}

	static Stream<Throwable> failuresOfOthers() {
		return Stream.of(BulkheadFullException.createBulkheadFullException(Bulkhead.ofDefaults("full")),
				new ProtocolException("OPTIONS without a type"), new EofException(), new EOFException(),
				new ZipException("no gzip"), new URISyntaxException("[", "odd"), new IllegalArgumentException("odd"),
				new IllegalStateException("odd"), new IOException("odd"), new ConnectionRequestTimeoutException("busy"),
				new HttpException.RuntimeException(413), new StackOverflowError());
	}

	@ParameterizedTest
	@MethodSource("failuresOfAService")
	void isNoneOfThese(Throwable failure) {
		assertThat(new NotTheServicesFault().test(failure)).isFalse();
		assertThat(new NotTheServicesFault().test(wrapped(failure))).isFalse();
	}

	@ParameterizedTest
	@MethodSource("failuresOfOthers")
	void isWhateverElseGoesWrong(Throwable failure) {
		assertThat(new NotTheServicesFault().test(failure)).isTrue();
		assertThat(new NotTheServicesFault().test(wrapped(failure))).isTrue();
	}

	private static Throwable wrapped(Throwable failure) {
		return (failure instanceof IOException io)
				? new UncheckedIOException(new ResourceAccessException("", io).getMessage(), io)
				: new IllegalStateException(failure);
	}

}
