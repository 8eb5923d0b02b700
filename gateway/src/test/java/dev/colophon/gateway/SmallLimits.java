package dev.colophon.gateway;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.springframework.test.context.TestPropertySource;

/**
 * A gateway of which one client may take little.
 */
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = { "colophon.limits.writes.requests=3", "colophon.limits.edits.requests=3",
		"colophon.limits.searches.requests=3", "colophon.limits.visits.requests=3",
		"colophon.limits.passwords.requests=1", "colophon.limits.trusted-proxies=127.0.0.0/8,::1",
		"colophon.limits.body=100KB", "colophon.limits.bytes-per-second=2000", "colophon.limits.body-deadline=1s",
		"colophon.limits.uploads.deadline=1s", "colophon.deadlines.primary=10s", "colophon.deadlines.other=10s",
		"colophon.deadlines.seen=10s", "colophon.cache.call-deadline=10s" })
@interface SmallLimits {

}
