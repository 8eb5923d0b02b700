package dev.colophon.toc.contents;

import java.net.URI;
import java.util.Set;

import dev.colophon.toc.web.IfMatch;
import dev.colophon.toc.web.NotFound;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Entries that come, go, move and are renamed, one at a time.
 */
@RestController
class EntryEditing {

	private static final Set<String> MEMBERS = Set.of("slug", "title", "chapter", "before", "after");

	private final Chapters chapters;

	private final Editions editions;

	EntryEditing(Chapters chapters, Editions editions) {
		this.chapters = chapters;
		this.editions = editions;
	}

	@PostMapping(path = "/toc/entries", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PlaceView> add(@RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
		IfMatch read = IfMatch.ifSent(headers);
		SentObject sent = SentObject.of(body, MEMBERS);
		Entry entry = new Entry(sent.read("slug", Slug::new), sent.read("title", EntryEditing::title));
		Destination destination = destination(sent);
		Toc stored = this.chapters.change((toc) -> {
			read.requireOneOf(this.editions.state(toc));
			return toc.with(entry, destination);
		});
		return answer(ResponseEntity.created(address(entry.slug())), stored, entry.slug());
	}

	/**
	 * Changes what is sent and leaves the rest: a merge patch (RFC 7396).
	 */
	@PatchMapping(path = "/toc/entries/{slug}", consumes = "application/merge-patch+json",
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PlaceView> change(@PathVariable String slug, @RequestBody JsonNode body,
			@RequestHeader HttpHeaders headers) {
		IfMatch read = IfMatch.required(headers);
		Slug old = new Slug(slug);
		SentObject sent = SentObject.of(body, MEMBERS);
		Slug name = sent.has("slug") ? sent.read("slug", Slug::new) : old;
		String title = sent.has("title") ? sent.read("title", EntryEditing::title) : null;
		Destination destination = destination(sent);
		Toc stored = this.chapters.change((toc) -> {
			Entry entry = requireUnchanged(toc, old, read);
			Toc renamed = toc.replacing(old, new Entry(name, (title != null) ? title : entry.title()));
			return destination.isNowhere() ? renamed : renamed.moving(name, destination);
		});
		return answer(ResponseEntity.ok().header(HttpHeaders.CONTENT_LOCATION, address(name).toString()), stored, name);
	}

	@DeleteMapping("/toc/entries/{slug}")
	ResponseEntity<Void> remove(@PathVariable String slug, @RequestHeader HttpHeaders headers) {
		IfMatch read = IfMatch.required(headers);
		Slug name = new Slug(slug);
		Toc stored = this.chapters.change((toc) -> {
			requireUnchanged(toc, name, read);
			return toc.without(name);
		});
		return ResponseEntity.noContent().eTag(this.editions.ofContents(stored)).build();
	}

	private Entry requireUnchanged(Toc toc, Slug slug, IfMatch read) {
		Place place = toc.placeOf(slug).orElseThrow(() -> new NotFound("There is no entry '" + slug + "'."));
		read.requireOneOf(this.editions.state(toc), PlaceView.of(place));
		return place.entry();
	}

	private ResponseEntity<PlaceView> answer(ResponseEntity.BodyBuilder answer, Toc stored, Slug slug) {
		PlaceView place = PlaceView.of(stored.placeOf(slug).orElseThrow());
		return answer.eTag(this.editions.ofEntry(place)).body(place);
	}

	/**
	 * Where the caller reads an entry, who may have come through the gateway.
	 */
	private static URI address(Slug slug) {
		return URI.create(ServletUriComponentsBuilder.fromCurrentContextPath()
			.path("/toc/{slug}")
			.build(slug.value())
			.getRawPath());
	}

	private static Destination destination(SentObject sent) {
		return new Destination(sent.readIfThere("chapter", Slug::new).orElse(null),
				sent.readIfThere("before", Slug::new).orElse(null), sent.readIfThere("after", Slug::new).orElse(null));
	}

	private static String title(String title) {
		return Title.checked("An entry", title);
	}

}
