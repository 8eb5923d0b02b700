package dev.colophon.content.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The pages that changed last, by the day of their change in UTC: the latest first.
 */
record ChangesView(List<Day> days) {

	record Day(LocalDate date, List<Change> pages) {

		String inWords() {
			return PageDocument.DAY.format(this.date);
		}

	}

	record Change(String slug, String title, String description, String address, Instant createdAt, Instant updatedAt) {

		static Change of(PageSummary page) {
			return new Change(page.slug().value(), page.title(), page.description(), page.slug().address(),
					page.createdAt(), page.updatedAt());
		}

		LocalDate date() {
			return LocalDate.ofInstant(this.updatedAt, ZoneOffset.UTC);
		}

	}

	static ChangesView of(List<PageSummary> latest) {
		return new ChangesView(latest.stream()
			.map(Change::of)
			.collect(Collectors.groupingBy(Change::date, LinkedHashMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((day) -> new Day(day.getKey(), day.getValue()))
			.toList());
	}

}
