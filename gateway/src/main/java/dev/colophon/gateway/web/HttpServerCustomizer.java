package dev.colophon.gateway.web;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts in front of everything else in the server what holds for each request and each
 * error.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class HttpServerCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private final StrictTransportSecurity transport;

	HttpServerCustomizer(StrictTransportSecurity transport) {
		this.transport = transport;
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers(this::apply);
	}

	private void apply(Server server) {
		Handler.Wrapper targets = new RequestTargetHandler();
		targets.setHandler(server.getHandler());
		server.setHandler(targets);
		server.setErrorHandler(new ServerErrors(this.transport));
	}

}
