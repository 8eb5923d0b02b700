package dev.colophon.newsletter.schedule;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.scheduling.support.CronExpression;

import static org.assertj.core.api.Assertions.assertThat;

class CronTests {

	@ParameterizedTest
	@CsvSource({ "UTC, 2026-03-01T07:59:59Z, 2026-03-01T08:00:00Z", "UTC, 2026-03-01T08:00:00Z, 2026-04-01T08:00:00Z",
			"Europe/Berlin, 2026-03-15T00:00:00Z, 2026-04-01T06:00:00Z",
			"America/New_York, 2026-12-31T23:00:00Z, 2027-01-01T13:00:00Z" })
	void isOnTheClockOfAPlace(String zone, Instant after, Instant next) {
		assertThat(new Cron(CronExpression.parse("0 0 8 1 * *"), ZoneId.of(zone)).next(after)).isEqualTo(next);
	}

}
