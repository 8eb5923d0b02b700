package dev.colophon.newsletter.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import feign.FeignException;

import org.springframework.stereotype.Component;

/**
 * Asks content-service what changed.
 */
@Component
public class ContentClient {

	private static final int SIZE = 200;

	private final ContentApi api;

	ContentClient(ContentApi api) {
		this.api = api;
	}

	/**
	 * All pages that are new or changed at that time or later, and before another.
	 * @throws ContentUnavailable if content-service does not say it
	 */
	public List<ChangedPage> changed(Instant from, Instant until) {
		List<ChangedPage> changed = new ArrayList<>();
		try {
			int total = Integer.MAX_VALUE;
			for (int number = 0; (long) number * SIZE < total; number++) {
				ContentApi.PageList part = this.api.pages(from.toString(), number, SIZE);
				total = part.total();
				part.items()
					.stream()
					.filter((page) -> page.updatedAt().isBefore(until))
					.map((page) -> new ChangedPage(page.title(), page.description(), page.address(),
							page.createdAt() != null && !page.createdAt().isBefore(from)))
					.forEach(changed::add);
			}
		}
		catch (FeignException | IllegalArgumentException ex) {
			throw new ContentUnavailable(ex);
		}
		return changed;
	}

}
