package dev.colophon.gateway.fragment;

import com.github.benmanes.caffeine.cache.Ticker;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class Time {

	@Bean
	Ticker ticker() {
		return Ticker.systemTicker();
	}

}
