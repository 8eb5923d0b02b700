package dev.colophon.gateway;

import dev.colophon.gateway.fragment.MovableTicker;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Lets a test make everything that is kept older than it is.
 */
@TestConfiguration(proxyBeanMethods = false)
class TimeMachine {

	@Bean
	@Primary
	MovableTicker movableTicker() {
		return MovableTicker.running();
	}

}
