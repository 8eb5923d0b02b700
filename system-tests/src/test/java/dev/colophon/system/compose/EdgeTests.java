package dev.colophon.system.compose;

import java.net.http.HttpResponse;

import dev.colophon.system.SharedSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The door in front of the gateway.
 */
@ExtendWith(SharedSuite.class)
class EdgeTests {

	/** How many one client may make in a minute. */
	private static final int SEARCHES = 60;

	private final ComposeSuite suite;

	EdgeTests(ComposeSuite suite) {
		this.suite = suite;
	}

	@Test
	void saysWhenToComeBackWhileThereIsNoGateway() throws Exception {
		String gateway = this.suite.container("gateway");
		this.suite.docker("kill", gateway).good();
		try {
			HttpResponse<String> response = this.suite.get("/microservices.html");
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).contains("5");
			assertThat(response.body()).contains("Please try again");
		}
		finally {
			this.suite.docker("start", gateway).good();
			this.suite.awaitWell();
		}
	}

	/**
	 * What the gateway refuses, and what is too much for nginx already.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 10_000, 20_000 })
	void refusesHeadersThatAreTooLarge(int length) throws Exception {
		assertThat(this.suite.get("/microservices.html", "X-Large", "x".repeat(length)).statusCode()).isEqualTo(431);
	}

	/**
	 * Else whoever invents addresses could search as often as he likes.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For: 192.0.2.%d", "Forwarded: for=192.0.2.%d" })
	void doesNotBelieveWhereSomebodySaysThatHeIs(String header) throws Exception {
		int refused = 0;
		for (int i = 0; i < 2 * SEARCHES; i++) {
			String[] words = header.formatted(i).split(": ");
			refused += (this.suite.get("/search.html?q=" + i, words).statusCode() == 429) ? 1 : 0;
		}
		// Some come through again, one each second.
		assertThat(refused).isGreaterThan(SEARCHES / 2);
	}

}
