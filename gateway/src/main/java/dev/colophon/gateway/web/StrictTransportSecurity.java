package dev.colophon.gateway.web;

import java.net.URI;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Where the site's address is https, tells browsers to use no other scheme (RFC 6797).
 * TLS ends at a proxy, so a request counts as one over http only where the proxy says so.
 */
@Component
class StrictTransportSecurity implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private static final HttpField FIELD = new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY,
			"max-age=31536000");

	private final boolean isHttps;

	StrictTransportSecurity(@Value("${colophon.site.url}") URI site) {
		this.isHttps = "https".equalsIgnoreCase(site.getScheme());
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		if (this.isHttps) {
			factory.addServerCustomizers(this::addTo);
		}
	}

	private void addTo(Server server) {
		for (var connector : server.getConnectors()) {
			connector.getConnectionFactory(HttpConfiguration.ConnectionFactory.class)
				.getHttpConfiguration()
				.addCustomizer(this::customize);
		}
	}

	private Request customize(Request request, HttpFields.Mutable answer) {
		addTo(answer, request);
		return request;
	}

	/**
	 * Adds the header to the answer to a request, where it belongs. No customizer has
	 * seen a request that is malformed, and an error starts with no headers at all.
	 */
	void addTo(HttpFields.Mutable answer, Request request) {
		if (this.isHttps && (request.isSecure() || !saysHttp(request.getHeaders()))) {
			answer.put(FIELD);
		}
	}

	private static boolean saysHttp(HttpFields headers) {
		String forwarded = headers.get(HttpHeader.FORWARDED);
		return "http".equalsIgnoreCase(headers.get(HttpHeader.X_FORWARDED_PROTO))
				|| (forwarded != null && forwarded.matches("(?i).*\\bproto=\"?http\\b.*"));
	}

}
