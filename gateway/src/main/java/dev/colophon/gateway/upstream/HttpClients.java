package dev.colophon.gateway.upstream;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;

import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientConnectionManagerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps Apache's client from what it does by itself: remembering cookies, sending a
 * request again whatever its method, and unpacking what was packed for the reader. One
 * pool of connections is for pages, one for the APIs, so that neither can use up the
 * other's.
 */
@Configuration(proxyBeanMethods = false)
class HttpClients {

	/**
	 * As many as calls wait for an answer (its bulkhead), as answers are on their way to
	 * those who read slowly, and as large bodies come.
	 */
	private static final int MOST_API_CONNECTIONS_PER_SERVICE = 220;

	@Bean
	HttpClientBuilderCustomizer pageHttpClient() {
		return HttpClients::leaveAlone;
	}

	@Bean
	HttpClientConnectionManagerBuilderCustomizer pageConnections() {
		return (connections) -> connections.setConnectionFactory(WholeHeads.connections())
			.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX);
	}

	@Bean
	ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> apiHttpClient() {
		return (builder) -> builder.withHttpClientCustomizer(HttpClients::leaveAlone)
			.withHttpClientCustomizer((client) -> client.addExecInterceptorLast("whole bodies", new WholeBodies()))
			.withConnectionManagerCustomizer(
					(connections) -> connections.setMaxConnPerRoute(MOST_API_CONNECTIONS_PER_SERVICE)
						.setMaxConnTotal(3 * MOST_API_CONNECTIONS_PER_SERVICE)
						.setConnectionFactory(WholeHeads.connections()));
	}

	private static void leaveAlone(HttpClientBuilder client) {
		client.disableCookieManagement().disableAutomaticRetries().disableContentCompression();
	}

}
