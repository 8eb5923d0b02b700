package dev.colophon.gateway.api;

import java.net.http.HttpClient.Version;

import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has the JDK's HTTP client speak HTTP/1.1. By default it asks to upgrade to HTTP/2, and
 * servers that agree may lose the body of that first request.
 */
@Component
class ApiHttpClient implements ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> {

	@Override
	public JdkClientHttpRequestFactoryBuilder customize(JdkClientHttpRequestFactoryBuilder builder) {
		return builder.withHttpClientCustomizer((client) -> client.version(Version.HTTP_1_1));
	}

}
