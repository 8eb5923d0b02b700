package dev.colophon.gateway.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncodingTests {

	private static final byte[] BYTES = "<p>Ünïcödé, again and again.</p>\n".repeat(500)
		.getBytes(StandardCharsets.UTF_8);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "gzip | GZIP", "br | BROTLI", "gzip, br | BROTLI", "br, gzip | BROTLI",
			"gzip, deflate, br, zstd | BROTLI", "gzip, deflate | GZIP", "x-gzip | GZIP", "GZIP | GZIP", "Br | BROTLI",
			"* | BROTLI", "gzip;q=1, br;q=0.5 | GZIP", "gzip;q=0.5, br;q=1 | BROTLI", "gzip;q=0.5, br;q=0.5 | BROTLI",
			"br;q=0, gzip | GZIP", "br;q=0, * | GZIP", "gzip;q=0, * | BROTLI", "br;q=0.0, gzip;q=0.001 | GZIP",
			"gzip ; q=0.3 | GZIP", "gzip;Q=0.3 | GZIP", "identity;q=0, gzip | GZIP", "identity;q=0, * | BROTLI",
			"*;q=0, gzip | GZIP", "gzip;q=0.5, *;q=0.9 | BROTLI", "gzip,,br;q=0 | GZIP" })
	void isTheBestOneThatTheReaderAccepts(String acceptEncoding, Encoding best) {
		assertThat(Encoding.accepted(acceptEncoding)).isEqualTo(best);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "identity", "deflate", "zstd, compress", "gzip;q=0", "gzip;q=0, br;q=0.000",
			"*;q=0", "identity;q=0", "identity;q=0, *;q=0", "gzipped", "g zip", "brotli", ",", ",,," })
	void isNoneWhereTheReaderAcceptsNoOther(String acceptEncoding) {
		assertThat(Encoding.accepted(acceptEncoding)).isEqualTo(Encoding.IDENTITY);
	}

	@ParameterizedTest
	@ValueSource(strings = { ";", ";;", " ; , ; ", ";q=1", "gzip;", "=", "gzip;q", "gzip;q=", "gzip;q=abc", "gzip;q=-1",
			"gzip;q=2", "gzip;q=1e9", "gzip;q=0.00001", "\"gzip\"", "gzip;q=NaN", "\u0000", "*;*" })
	void isSomeEncodingWhateverTheReaderSends(String rubbish) {
		assertThat(Encoding.accepted(rubbish)).isNotNull();
	}

	@Test
	void leavesBytesAsTheyAre() {
		assertThat(Encoding.IDENTITY.encode(BYTES)).isEqualTo(BYTES);
	}

	@Test
	void packsWithGzip() throws IOException {
		byte[] packed = Encoding.GZIP.encode(BYTES);
		assertThat(packed).hasSizeLessThan(BYTES.length / 10);
		assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes()).isEqualTo(BYTES);
	}

	@Test
	void packsWithBrotli() throws IOException {
		byte[] packed = Encoding.BROTLI.encode(BYTES);
		assertThat(packed).hasSizeLessThan(BYTES.length / 10);
		assertThat(new BrotliInputStream(new ByteArrayInputStream(packed)).readAllBytes()).isEqualTo(BYTES);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a" })
	void packsWhatIsShort(String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		assertThat(new GZIPInputStream(new ByteArrayInputStream(Encoding.GZIP.encode(bytes))).readAllBytes())
			.isEqualTo(bytes);
		assertThat(new BrotliInputStream(new ByteArrayInputStream(Encoding.BROTLI.encode(bytes))).readAllBytes())
			.isEqualTo(bytes);
	}

}
