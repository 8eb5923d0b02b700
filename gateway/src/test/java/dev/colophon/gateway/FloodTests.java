package dev.colophon.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.colophon.gateway.fragment.MovableTicker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

/**
 * A reader who asks for thousands of addresses that nobody else wants.
 */
@Import(TimeMachine.class)
@TestPropertySource(properties = "colophon.cache.size=200KB")
class FloodTests extends GatewayTests {

	private static final int MANY = 1_500;

	private static final List<String> REAL = List.of("/one.html", "/two.html", "/three.html", "/four.html",
			"/five.html");

	@Autowired
	private MovableTicker ticker;

	static Stream<Named<IntFunction<String>>> floods() {
		return Stream.of(named("made-up addresses", (i) -> "/made-up-" + i + ".html"),
				named("made-up addresses that may be kept", (i) -> "/kept-made-up-" + i + ".html"),
				named("made-up query strings", (i) -> "/one.html?made-up=" + i),
				named("made-up addresses to look into", (i) -> "/made-up-" + i + ".html?xray"),
				named("made-up pages of the newsletter", (i) -> "/newsletter/made-up-" + i));
	}

	@BeforeEach
	void realPagesAreRead() throws Exception {
		services.allowKeeping();
		services.content.stubFor(any(urlPathMatching("/pages/made-up.*")).willReturn(UpstreamServices.html(404, "")));
		services.content.stubFor(any(urlPathMatching("/pages/kept-made-up.*"))
			.willReturn(UpstreamServices.html(404, "").withHeader("Cache-Control", UpstreamServices.FRESHNESS)));
		services.newsletter.stubFor(any(urlPathMatching("/made-up.*"))
			.willReturn(UpstreamServices.html(404, "").withHeader("Cache-Control", UpstreamServices.FRESHNESS)));
		this.ticker.move(Duration.ofDays(2));
		for (int i = 0; i < 3; i++) {
			for (String page : REAL) {
				assertThat(get(page).statusCode()).isEqualTo(200);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("floods")
	void pushesNeitherRealPagesOutNorTheirLastGoodParts(IntFunction<String> address) throws Exception {
		flood(address);
		services.content.resetRequests();
		for (String page : REAL) {
			assertThat(timing(get(page)).values()).containsOnly("fresh");
		}
		services.content.verify(0, anyRequestedFor(anyUrl()));
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		this.ticker.move(Duration.ofSeconds(121));
		for (String page : REAL) {
			HttpResponse<String> response = get(page);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(timing(response)).containsEntry("content-service", "last-good")
				.containsEntry("toc-service", "last-good");
		}
	}

	@Test
	void takesNoPlaceItself() throws Exception {
		get("/made-up-again.html");
		get("/made-up-again.html?xray");
		services.toc.resetRequests();
		get("/made-up-again.html");
		services.toc.verify(1, anyRequestedFor(anyUrl()));
	}

	private void flood(IntFunction<String> address) throws InterruptedException {
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Callable<Integer>> readers = IntStream.range(0, MANY)
				.<Callable<Integer>>mapToObj((i) -> () -> get(address.apply(i)).statusCode())
				.toList();
			assertThat(threads.invokeAll(readers).stream().map(Future::resultNow)).containsAnyOf(200, 404);
		}
	}

}
