package dev.colophon.gateway.page;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class PageBytesTests {

	private static final Timing TIMING = Timing.of(List.of());

	private final Page page = new Page(200, "<!DOCTYPE html><p>Ä page</p>");

	@ParameterizedTest
	@EnumSource
	void haveAStrongTag(Encoding encoding) {
		assertThat(this.page.body(encoding).etag()).matches("\"[\\x21\\x23-\\x7e]+\"");
	}

	@Test
	void haveATagOfTheirOwnInEachEncoding() {
		assertThat(EnumSet.allOf(Encoding.class).stream().map((encoding) -> this.page.body(encoding).etag()))
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void haveTheSameTagWheneverTheyAreTheSame(Encoding encoding) {
		assertThat(new Page(200, "<!DOCTYPE html><p>Ä page</p>").body(encoding).etag())
			.isEqualTo(this.page.body(encoding).etag());
		assertThat(new Page(200, "<!DOCTYPE html><p>A page</p>").body(encoding).etag())
			.isNotEqualTo(this.page.body(encoding).etag());
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "W/%s", " %s ", "\"x\", %s", "%s,\"x\"", "\"x\",W/%s , \"y\"", "*", " * ",
			"\"a,b\", %s" })
	void areKnownToAReaderWhoNamesThem(String ifNoneMatch) {
		Page.Body body = this.page.body(Encoding.GZIP);
		assertThat(body.isKnownTo(ifNoneMatch.formatted(body.etag()))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"x\"", "W/", ",", "w/%s", "%sx", "\"*\"" })
	void areNotKnownToOthers(String ifNoneMatch) {
		Page.Body body = this.page.body(Encoding.GZIP);
		assertThat(body.isKnownTo(ifNoneMatch.formatted(body.etag()))).isFalse();
		assertThat(body.isKnownTo(null)).isFalse();
		assertThat(body.isKnownTo(this.page.body(Encoding.BROTLI).etag())).isFalse();
	}

	@Test
	void areMadeOnceInEachEncodingHoweverManyReadersThereAre() throws Exception {
		int readers = 16;
		CyclicBarrier start = new CyclicBarrier(readers);
		Callable<byte[]> reader = () -> {
			start.await();
			return this.page.body(Encoding.BROTLI).bytes();
		};
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<byte[]>> bodies = threads.invokeAll(Stream.generate(() -> reader).limit(readers).toList());
			byte[] first = bodies.getFirst().get();
			assertThat(bodies).allSatisfy((body) -> assertThat(body.get()).isSameAs(first));
		}
	}

	@Test
	void comeWithWhatACacheHasToKnow() {
		Reply reply = Reply.of(this.page, TIMING, Encoding.BROTLI, null);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.headers()).containsEntry(HttpHeaders.VARY, "Accept-Encoding")
			.containsEntry(HttpHeaders.CACHE_CONTROL, "no-cache")
			.containsEntry(HttpHeaders.CONTENT_ENCODING, "br")
			.containsEntry(HttpHeaders.ETAG, this.page.body(Encoding.BROTLI).etag());
		assertThat(reply.body()).isSameAs(this.page.body(Encoding.BROTLI).bytes());
	}

	@Test
	void stayAwayFromAReaderWhoHasThem() {
		String etag = this.page.body(Encoding.GZIP).etag();
		Reply reply = Reply.of(this.page, TIMING, Encoding.GZIP, etag);
		assertThat(reply.status()).isEqualTo(304);
		assertThat(reply.headers()).containsEntry(HttpHeaders.ETAG, etag)
			.containsKeys(HttpHeaders.VARY, HttpHeaders.CACHE_CONTROL, "Server-Timing");
		assertThat(reply.body()).isEmpty();
		assertThat(Reply.of(this.page, TIMING, Encoding.BROTLI, etag).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 404, 410, 500, 503 })
	void ofAnErrorAreNeverKept(int status) {
		Reply reply = Reply.of(new Page(status, "<p>No</p>"), TIMING, Encoding.IDENTITY, "*");
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.headers()).containsEntry(HttpHeaders.CACHE_CONTROL, "no-store")
			.doesNotContainKey(HttpHeaders.ETAG);
		assertThat(reply.headers().containsKey(HttpHeaders.RETRY_AFTER)).isEqualTo(status == 503);
	}

	@Test
	void withALookInsideAreNeverKept() {
		Reply reply = Reply.once(this.page, TIMING, Encoding.GZIP);
		assertThat(reply.headers()).containsEntry(HttpHeaders.CACHE_CONTROL, "no-store")
			.containsEntry(HttpHeaders.CONTENT_ENCODING, "gzip")
			.doesNotContainKey(HttpHeaders.ETAG);
	}

}
