package dev.colophon.toc.web;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Goes on with taking requests for a while after the instance has been told to stop and
 * has ceased to call itself ready: whoever sends requests has to find that out first.
 * What is under way after that is finished by Spring Boot's graceful shutdown.
 */
@Component
class Drain {

	private static final Logger log = LoggerFactory.getLogger(Drain.class);

	private final ApplicationContext application;

	private final Duration period;

	Drain(ApplicationContext application, @Value("${colophon.drain}") Duration period) {
		this.application = application;
		this.period = period;
	}

	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void takeRequestsForAWhile(ContextClosedEvent closed) throws InterruptedException {
		if (closed.getApplicationContext() == this.application && this.period.isPositive()) {
			log.info("Takes requests for {} ms more", this.period.toMillis());
			Thread.sleep(this.period);
		}
	}

}
