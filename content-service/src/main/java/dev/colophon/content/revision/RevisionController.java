package dev.colophon.content.revision;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.colophon.content.web.InvalidInput;
import dev.colophon.content.web.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The revisions of whatever has some, for its editors.
 */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class RevisionController {

	private static final int MOST = 200;

	private final Revisions revisions;

	RevisionController(Revisions revisions) {
		this.revisions = revisions;
	}

	/**
	 * One part of the list, the newest revision first.
	 *
	 * @param number which part, from 0
	 * @param size how many revisions to a part
	 * @param total how many revisions there are in all parts
	 */
	record RevisionList(List<Item> items, int number, int size, int total) {

		record Item(int number, Instant at, boolean deleted) {

			static Item of(Revision revision) {
				return new Item(revision.number(), revision.at(), revision.content() == null);
			}

		}

	}

	/**
	 * One revision.
	 *
	 * @param content what was written, with the fields that can be written; left out
	 * where it was deleted
	 */
	record RevisionView(int number, Instant at, boolean deleted,
			@JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String content) {
	}

	@GetMapping("/pages/{slug}/revisions")
	RevisionList ofPage(@PathVariable String slug, @RequestParam(defaultValue = "0") int number,
			@RequestParam(defaultValue = "50") int size) {
		return list("pages/" + slug, number, size);
	}

	@GetMapping("/{resource:announcement|promotion}/revisions")
	RevisionList ofResource(@PathVariable String resource, @RequestParam(defaultValue = "0") int number,
			@RequestParam(defaultValue = "50") int size) {
		return list(resource, number, size);
	}

	@GetMapping("/pages/{slug}/revisions/{number}")
	RevisionView ofPage(@PathVariable String slug, @PathVariable int number) {
		return view("pages/" + slug, number);
	}

	@GetMapping("/{resource:announcement|promotion}/revisions/{number}")
	RevisionView ofResource(@PathVariable String resource, @PathVariable int number) {
		return view(resource, number);
	}

	private RevisionList list(String resource, int number, int size) {
		if (number < 0 || number > 1_000_000 || size < 1 || size > MOST) {
			throw new InvalidInput("number is from 0 to 1000000, size is from 1 to " + MOST);
		}
		int total = this.revisions.count(resource);
		if (total == 0) {
			throw new NotFound("There never was anything here.");
		}
		List<RevisionList.Item> items = this.revisions.of(resource, number * size, size)
			.stream()
			.map(RevisionList.Item::of)
			.toList();
		return new RevisionList(items, number, size, total);
	}

	private RevisionView view(String resource, int number) {
		return this.revisions.find(resource, number)
			.map((revision) -> new RevisionView(revision.number(), revision.at(), revision.content() == null,
					revision.content()))
			.orElseThrow(() -> new NotFound("There is no revision " + number + " of this."));
	}

}
