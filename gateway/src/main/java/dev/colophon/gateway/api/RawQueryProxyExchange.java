package dev.colophon.gateway.api;

import java.util.Objects;

import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends a request on with its query as it came.
 */
@Component
class RawQueryProxyExchange extends RestClientProxyExchange {

	RawQueryProxyExchange(RestClient.Builder client, GatewayMvcProperties properties) {
		super(client.build(), properties);
	}

	@Override
	public ServerResponse exchange(Request request) {
		RequestBuilder complete = request(request.getServerRequest())
			.uri(RawQuery.append(Objects.requireNonNull(request.getUri()), request.getServerRequest()))
			.headers(request.getHeaders());
		request.getResponseConsumers().forEach(complete::responseConsumer);
		return super.exchange(complete.build());
	}

}
