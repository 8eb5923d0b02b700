package dev.colophon.gateway.page;

import io.micrometer.core.instrument.config.MeterFilter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Bounds how many counters visits can make: a counter stays for as long as the program
 * runs, also when its page is gone.
 */
@Configuration(proxyBeanMethods = false)
class VisitMetrics {

	private static final int MOST_HOSTS = 1_000;

	@Bean
	static MeterFilter pagesWithViews() {
		return MeterFilter.maximumAllowableTags(VisitController.PAGE_VIEWS, "page", ServedPages.MOST_PAGES,
				MeterFilter.deny());
	}

	@Bean
	static MeterFilter hostsWithClicks() {
		return MeterFilter.maximumAllowableTags(VisitController.OUTBOUND_CLICKS, "host", MOST_HOSTS,
				MeterFilter.deny());
	}

	@Bean
	static MeterFilter pagesWithClicks() {
		return MeterFilter.maximumAllowableTags(VisitController.OUTBOUND_CLICKS, "page", ServedPages.MOST_PAGES,
				MeterFilter.deny());
	}

}
