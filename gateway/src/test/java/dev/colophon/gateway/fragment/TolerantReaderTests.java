package dev.colophon.gateway.fragment;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jsoup.Jsoup;

import static dev.colophon.gateway.fragment.AnswerTests.response;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers of services that have gone on: with more in them than the gateway knows of, or
 * less, in another order, in another charset, and larger.
 */
class TolerantReaderTests {

	private static final List<String> UNKNOWN = List.of("<aside data-part=\"news\">New</aside>", "<p>Text</p>",
			"<!-- note -->", "<data-list data-part=\"\" hidden></data-list>",
			"<section data-other=\"article\"></section>", "<template data-part=\"later\"><p>T</p></template>", "<hr>",
			"\n\n", "&nbsp;", "<div>".repeat(50));

	private static final List<String> UNKNOWN_IN_HEAD = List.of("<meta name=\"generator\" content=\"x\">",
			"<meta charset=\"utf-8\">", "<link rel=\"preload\" href=\"/x\" as=\"style\">", "<base href=\"/\">",
			"<script type=\"speculationrules\">{}</script>", "<meta http-equiv=\"x\">", "<!-- head -->");

	private static final List<String> ATTRIBUTES = List.of("", " id=\"x\"", " class=\"a b\"", " data-version='2'",
			" hidden", " aria-label=\"Ä\"", " lang=de");

	@Provide
	Arbitrary<Charset> charsets() {
		return Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16BE,
				Charset.forName("windows-1252"));
	}

	@Property(tries = 500)
	void areReadWhateverElseIsInThem(@ForAll long seed, @ForAll("charsets") Charset charset,
			@ForAll @IntRange(min = 0, max = 200_000) int more) {
		Random random = new Random(seed);
		List<String> body = new ArrayList<>(List.of(part("article", "Artikel für Ada", random),
				part("toc", "Inhalt", random), "<p>" + "x".repeat(more) + "</p>"));
		addSome(UNKNOWN.subList(0, UNKNOWN.size() - 1), body, random);
		List<String> head = new ArrayList<>(
				List.of("<title>Größe</title>", "<meta name=\"description\" content=\"Über\">"));
		addSome(UNKNOWN_IN_HEAD, head, random);
		Collections.shuffle(head, random);
		Collections.shuffle(body, random);
		// Whatever is not closed swallows what follows: that may only be the last.
		if (random.nextBoolean()) {
			body.add(UNKNOWN.getLast());
		}
		String html = "<!DOCTYPE html><html><head>" + String.join("", head) + "</head><body>" + String.join("", body)
				+ "</body></html>";
		Answer answer = Answer.of(response(200,
				headers("Content-Type", "text/html; profile=v2;charset=" + charset.name()), html.getBytes(charset)));
		Fragment fragment = answer.require("article").fragment();
		assertThat(fragment.title()).isEqualTo("Größe");
		assertThat(fragment.head()).contains("Über");
		assertThat(text(fragment, "article")).isEqualTo("Artikel für Ada");
		assertThat(text(fragment, "toc")).isEqualTo("Inhalt");
	}

	@Property(tries = 500)
	void mayBeKeptForAsLongAsTheySayHoweverTheySayIt(@ForAll long seed,
			@ForAll @IntRange(min = 0, max = 100_000) int fresh,
			@ForAll @IntRange(min = 0, max = 100_000) int ifError) {
		Random random = new Random(seed);
		List<String> directives = new ArrayList<>(
				List.of("max-age=" + fresh, "stale-if-error=" + ifError, "stale-while-revalidate=7"));
		addSome(List.of("immutable", "public", "no-transform", "unknown", "unknown=\"a\"", "x-age=-1", "", "max-stale"),
				directives, random);
		Collections.shuffle(directives, random);
		directives.replaceAll((directive) -> random.nextBoolean() ? directive.toUpperCase() : " " + directive + " ");
		Freshness freshness = Answer
			.of(response(200, headers("cache-control", String.join(",", directives)), new byte[0]))
			.freshness();
		assertThat(freshness.storable()).isTrue();
		assertThat(freshness.fresh()).isEqualTo(Duration.ofSeconds(fresh));
		assertThat(freshness.ifError()).isEqualTo(Duration.ofSeconds(ifError));
	}

	@Property(tries = 500)
	void areReadWhateverHeadersAreMissing(@ForAll @Size(max = 4) List<@IntRange(min = 0, max = 5) Integer> kept,
			@ForAll @IntRange(min = 200, max = 499) int status) {
		List<String> names = List.of("Content-Type", "ETag", "Cache-Control", "Server", "Service-Instance", "Location");
		List<String> values = List.of("text/html", "\"x\"", "max-age=1", "a/2", "b", "/c.html");
		Map<String, Collection<String>> headers = new LinkedHashMap<>();
		kept.forEach((index) -> headers.put(names.get(index), List.of(values.get(index))));
		if (status == 408 || status / 100 == 3 && !headers.containsKey("Location")) {
			return;
		}
		Answer answer = Answer
			.of(response(status, headers, "<p data-part=\"article\">Text</p>".getBytes(StandardCharsets.UTF_8)));
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.fragment().parts().containsKey("article")).isEqualTo(headers.containsKey("Content-Type"));
	}

	@Property(tries = 100)
	void haveAnyCharset(@ForAll String charset) {
		Answer answer = Answer
			.of(response(200, headers("Content-Type", "text/html;charset=" + charset.replaceAll("\\s", "")),
					"<p data-part=\"article\">Text</p>".getBytes(StandardCharsets.UTF_8)));
		assertThat(answer.fragment().parts()).containsKey("article");
	}

	private static String part(String name, String text, Random random) {
		List<String> attributes = new ArrayList<>(List.of(" data-part=\"" + name + "\""));
		addSome(ATTRIBUTES, attributes, random);
		Collections.shuffle(attributes, random);
		return "<div" + String.join("", attributes.stream().distinct().toList()) + ">" + text + "</div>";
	}

	private static void addSome(List<String> from, List<String> to, Random random) {
		for (int count = random.nextInt(5); count > 0; count--) {
			to.add(from.get(random.nextInt(from.size())));
		}
	}

	private static String text(Fragment fragment, String part) {
		return Jsoup.parse(fragment.parts().get(part)).text();
	}

	private static Map<String, Collection<String>> headers(String name, String value) {
		return Map.of(name, List.of(value), "X-Unknown", List.of("1", "2"));
	}

}
