package dev.colophon.gateway.upstream;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.cloud.client.ServiceInstance;

import static org.assertj.core.api.Assertions.assertThat;

class LocatedTests {

	private final Map<String, List<String>> names = new ConcurrentHashMap<>();

	@Test
	void anAddressWithoutANameIsOneInstance() {
		assertThat(located("http://localhost:8082,http://127.0.0.1:8083,http://[::1]:8084"))
			.containsExactly("http://localhost:8082", "http://127.0.0.1:8083", "http://[::1]:8084");
	}

	@Test
	void aNameIsAsManyInstancesAsItHasAddresses() {
		this.names.put("toc-service", List.of("172.18.0.7", "172.18.0.3", "fd00::5"));
		assertThat(located("http://toc-service:8082,http://localhost:1")).containsExactlyInAnyOrder(
				"http://172.18.0.3:8082", "http://172.18.0.7:8082", "http://[fd00:0:0:0:0:0:0:5]:8082",
				"http://localhost:1");
	}

	@Test
	void instancesComeAndGoWithTheAddresses() {
		Located located = new Located("toc-service", addresses("http://toc-service"), this::lookUp);
		this.names.put("toc-service", List.of("172.18.0.3"));
		assertThat(uris(located)).containsExactly("http://172.18.0.3:80");
		this.names.put("toc-service", List.of("172.18.0.3", "172.18.0.4"));
		assertThat(uris(located)).containsExactly("http://172.18.0.3:80", "http://172.18.0.4:80");
		this.names.put("toc-service", List.of("172.18.0.4"));
		assertThat(uris(located)).containsExactly("http://172.18.0.4:80");
		assertThat(located.latest()).hasSize(1);
	}

	@Test
	void aNameThatNobodyKnowsIsCalledAndFails() {
		assertThat(located("http://toc-service:8082")).containsExactly("http://toc-service:8082");
	}

	@Test
	void aNameWithACertificateStaysAName() {
		this.names.put("toc.example.org", List.of("192.0.2.1", "192.0.2.2"));
		assertThat(located("https://toc.example.org")).containsExactly("https://toc.example.org:443");
	}

	private List<String> located(String addresses) {
		return uris(new Located("toc-service", addresses(addresses), this::lookUp));
	}

	private static List<String> uris(Located located) {
		List<ServiceInstance> instances = Objects.requireNonNull(located.get().blockFirst());
		assertThat(located.latest()).isEqualTo(instances);
		return instances.stream().map((instance) -> instance.getUri().toString()).toList();
	}

	private static List<URI> addresses(String addresses) {
		return Stream.of(addresses.split(",")).map(URI::create).toList();
	}

	private InetAddress[] lookUp(String name) throws UnknownHostException {
		List<String> addresses = this.names.get(name);
		if (addresses == null) {
			throw new UnknownHostException(name);
		}
		return addresses.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
	}

}
