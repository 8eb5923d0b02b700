package dev.colophon.gateway.upstream;

import java.net.URI;
import java.util.List;

import dev.colophon.gateway.GatewayApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class ServiceAddressesTests {

	private static final List<URI> GOOD = List.of(URI.create("http://toc.example:8082"));

	@Test
	void areAddressesOfHttpServers() {
		assertThat(new ServiceAddresses(List.of(URI.create("https://content.example")), GOOD, GOOD).toc())
			.isEqualTo(GOOD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "not a url", "localhost:8081", "ftp://localhost", "http:///pages", "http://localhost/base",
			"http://localhost?a=b" })
	void stopTheStartWhereTheyAreWrongAndSayWhichOneItIs(String wrong, CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> SpringApplication.run(GatewayApplication.class, "--colophon.services.content=" + wrong));
		assertThat(output).contains("APPLICATION FAILED TO START", "content", wrong).doesNotContain("\tat ");
	}

}
