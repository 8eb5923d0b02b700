package dev.colophon.gateway.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a page's bytes may be packed (RFC 9110, section 8.4), the best last.
 */
enum Encoding {

	IDENTITY("identity"), GZIP("gzip"), BROTLI("br");

	/**
	 * Of eleven. The highest makes the microservices page a seventh smaller and takes
	 * thirty times as long: docs/benchmarks.md.
	 */
	private static final int BROTLI_QUALITY = 6;

	private static final boolean HAS_BROTLI = Brotli4jLoader.isAvailable();

	/**
	 * Browsers send one of a handful of values.
	 */
	private static final Map<String, Encoding> KNOWN = new ConcurrentHashMap<>();

	private static final int MOST_KNOWN = 200;

	private final String token;

	Encoding(String token) {
		this.token = token;
	}

	/**
	 * Its name in {@code Accept-Encoding} and {@code Content-Encoding}.
	 */
	String token() {
		return this.token;
	}

	byte[] encode(byte[] bytes) {
		try {
			return switch (this) {
				case IDENTITY -> bytes;
				case GZIP -> gzip(bytes);
				case BROTLI -> Encoder.compress(bytes, new Encoder.Parameters().setQuality(BROTLI_QUALITY));
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The best one that a reader accepts (RFC 9110, section 12.5.3). One that accepts
	 * none still gets the bytes as they are.
	 */
	static Encoding accepted(@Nullable String acceptEncoding) {
		if (acceptEncoding == null) {
			return IDENTITY;
		}
		Encoding known = KNOWN.get(acceptEncoding);
		if (known == null) {
			known = parse(acceptEncoding);
			if (KNOWN.size() < MOST_KNOWN) {
				KNOWN.put(acceptEncoding, known);
			}
		}
		return known;
	}

	private static Encoding parse(String acceptEncoding) {
		Map<Encoding, Double> weights = new EnumMap<>(Encoding.class);
		double others = 0;
		for (String element : acceptEncoding.split(",")) {
			String[] parameters = element.strip().split("\\s*;\\s*", -1);
			double weight = weight(parameters);
			String name = parameters[0].toLowerCase(Locale.ROOT);
			switch (name) {
				case "gzip", "x-gzip" -> weights.put(GZIP, weight);
				case "br" -> weights.put(BROTLI, weight);
				case "*" -> others = weight;
				default -> {
				}
			}
		}
		double brotli = HAS_BROTLI ? weights.getOrDefault(BROTLI, others) : 0;
		double gzip = weights.getOrDefault(GZIP, others);
		if (brotli > 0 && brotli >= gzip) {
			return BROTLI;
		}
		return (gzip > 0) ? GZIP : IDENTITY;
	}

	private static double weight(String[] parameters) {
		for (String parameter : parameters) {
			if (parameter.matches("[qQ]\\s*=\\s*[01](\\.\\d{0,3})?")) {
				return Double.parseDouble(parameter.replaceFirst(".*=\\s*", ""));
			}
		}
		return 1;
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3);
		try (GZIPOutputStream out = new GZIPOutputStream(packed) {
			{
				this.def.setLevel(Deflater.BEST_COMPRESSION);
			}
		}) {
			out.write(bytes);
		}
		return packed.toByteArray();
	}

}
