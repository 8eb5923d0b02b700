package dev.colophon.gateway.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Stream;

import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SizeLimitHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.InetAddressSet;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sets the limits that the server itself keeps: the size of a body, how slow a client may
 * be, and whose word is taken for who the client is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ServerLimits implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private final Limits limits;

	ServerLimits(Limits limits) {
		this.limits = limits;
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers(this::limit, ServerLimits::saveMemory, this::trustProxies);
	}

	private void limit(Server server) {
		Handler.Wrapper size = new SizeLimitHandler(this.limits.body().toBytes(), -1);
		size.setHandler(server.getHandler());
		server.setHandler((this.limits.bytesPerSecond() > 0)
				? new MinimumDataRateHandler(size, this.limits.bytesPerSecond(), this.limits.bytesPerSecond()) : size);
	}

	private void trustProxies(Server server) {
		if (this.limits.trustedProxies().isEmpty()) {
			return;
		}
		InetAddressSet trusted = new InetAddressSet();
		trusted.addAll(this.limits.trustedProxies());
		ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();
		HttpConfiguration.Customizer fromTrusted = (request, headers) -> trusted.test(address(request))
				? forwarded.customize(new ForwardedFor(request, trusted), headers) : request;
		configurations(server).forEach((configuration) -> configuration.addCustomizer(fromTrusted));
	}

	/**
	 * Jetty remembers the headers of each connection, in 100 KB and more for as long as
	 * it is open. To parse them again costs next to nothing.
	 */
	private static void saveMemory(Server server) {
		configurations(server).forEach((configuration) -> configuration.setHeaderCacheSize(0));
	}

	private static Stream<HttpConfiguration> configurations(Server server) {
		return Stream.of(server.getConnectors())
			.map((connector) -> connector.getConnectionFactory(HttpConfiguration.ConnectionFactory.class)
				.getHttpConfiguration());
	}

	private static InetAddress address(Request request) {
		return (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket)
				? socket.getAddress() : InetAddress.getLoopbackAddress();
	}

}
