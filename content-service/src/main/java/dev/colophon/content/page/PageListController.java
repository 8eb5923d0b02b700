package dev.colophon.content.page;

import java.time.Instant;
import java.util.List;

import dev.colophon.content.web.Answers;
import dev.colophon.content.web.InvalidInput;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The list of pages, a part at a time.
 */
@RestController
class PageListController {

	private static final int MOST = 200;

	private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

	private final Pages pages;

	private final Answers answers;

	PageListController(Pages pages, Answers answers) {
		this.pages = pages;
		this.answers = answers;
	}

	/**
	 * One part of the list.
	 *
	 * @param number which part, from 0
	 * @param size how many pages to a part
	 * @param total how many pages there are in all parts
	 */
	record PageList(List<Item> items, int number, int size, int total) {

		record Item(String slug, String title, String description, String address, Instant createdAt,
				Instant updatedAt) {

			static Item of(PageSummary page) {
				return new Item(page.slug().value(), page.title(), page.description(), page.slug().address(),
						page.createdAt(), page.updatedAt());
			}

		}

	}

	@GetMapping(path = "/pages", produces = MediaType.APPLICATION_JSON_VALUE)
	@Nullable PageList pages(@RequestParam(defaultValue = "1970-01-01T00:00:00Z") Instant updatedSince,
			@RequestParam(defaultValue = "0") int number, @RequestParam(defaultValue = "50") int size,
			ServletWebRequest request) {
		if (updatedSince.isBefore(Instant.EPOCH) || updatedSince.isAfter(LATEST)) {
			throw new InvalidInput("updatedSince is from 1970 to 9999");
		}
		if (number < 0 || number > 1_000_000 || size < 1 || size > MOST) {
			throw new InvalidInput("number is from 0 to 1000000, size is from 1 to " + MOST);
		}
		List<PageList.Item> items = this.pages.changedSince(updatedSince, number * size, size)
			.stream()
			.map(PageList.Item::of)
			.toList();
		var list = new PageList(items, number, size, this.pages.countChangedSince(updatedSince));
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, list, () -> list);
	}

}
