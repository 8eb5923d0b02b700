package dev.colophon.gateway.page;

import dev.colophon.gateway.fragment.Fragments;
import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the pages that are in memory in front of everything else in the server.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FromMemoryFirst implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private final SeenPages pages;

	private final Fragments fragments;

	private final MeterRegistry meters;

	private final int mostRequests;

	FromMemoryFirst(SeenPages pages, Fragments fragments, MeterRegistry meters,
			@Value("${colophon.limits.concurrent-requests}") int mostRequests) {
		this.pages = pages;
		this.fragments = fragments;
		this.meters = meters;
		this.mostRequests = mostRequests;
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		// Requests that may wait have virtual threads; these only read, write and serve
		// from memory.
		factory.setThreadPool(new QueuedThreadPool(Math.max(Runtime.getRuntime().availableProcessors() * 2, 8)));
		factory.addServerCustomizers(this::wrap);
	}

	private void wrap(Server server) {
		FromMemory fromMemory = new FromMemory(this.pages, this.fragments, this.meters, this.mostRequests);
		fromMemory.setHandler(server.getHandler());
		server.setHandler(fromMemory);
	}

}
