package dev.colophon.gateway.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SizeLimitHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.InetAddressSet;
import org.eclipse.jetty.util.component.Container;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sets the limits that the server itself keeps: the size of a body, how slow a client may
 * be, how many connections it may have, and whose word is taken for who the client is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ServerLimits implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private final Limits limits;

	private final MeterRegistry meters;

	ServerLimits(Limits limits, MeterRegistry meters) {
		this.limits = limits;
		this.meters = meters;
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers(this::limit, this::limitConnections, ServerLimits::saveMemory, this::trustProxies);
	}

	private void limit(Server server) {
		Handler.Wrapper size = new SizeLimitHandler(this.limits.body().toBytes(), -1);
		size.setHandler(server.getHandler());
		server.setHandler((this.limits.bytesPerSecond() > 0)
				? new MinimumDataRateHandler(size, this.limits.bytesPerSecond(), this.limits.bytesPerSecond()) : size);
	}

	private void limitConnections(Server server) {
		ConnectionsPerClient limit = new ConnectionsPerClient(this.limits, this.meters);
		Stream.of(server.getConnectors()).forEach((connector) -> ((Container) connector).addBean(limit));
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
