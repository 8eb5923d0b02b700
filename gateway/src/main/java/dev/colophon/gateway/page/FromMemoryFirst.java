package dev.colophon.gateway.page;

import dev.colophon.gateway.fragment.Fragments;
import dev.colophon.gateway.limit.Limits;
import dev.colophon.gateway.limit.RequestAdmission;
import dev.colophon.gateway.web.ConditionalRequestHandler;
import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the pages that are in memory in front of everything else in the server.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class FromMemoryFirst implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private final SeenPages pages;

	private final Fragments fragments;

	private final MeterRegistry meters;

	private final RequestAdmission admission;

	private final Limits limits;

	FromMemoryFirst(SeenPages pages, Fragments fragments, MeterRegistry meters, RequestAdmission admission,
			Limits limits) {
		this.pages = pages;
		this.fragments = fragments;
		this.meters = meters;
		this.admission = admission;
		this.limits = limits;
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		// Requests that may wait have virtual threads; these only read, write and serve
		// from memory.
		factory.setThreadPool(new QueuedThreadPool(Math.max(Runtime.getRuntime().availableProcessors() * 2, 8)));
		factory.addServerCustomizers(this::wrap);
	}

	private void wrap(Server server) {
		FromMemory fromMemory = new FromMemory(this.pages, this.fragments, this.meters, this.admission,
				this.limits.concurrentRequests());
		Handler.Wrapper conditions = new ConditionalRequestHandler();
		conditions.setHandler(server.getHandler());
		fromMemory.setHandler(conditions);
		server.setHandler(fromMemory);
	}

}
