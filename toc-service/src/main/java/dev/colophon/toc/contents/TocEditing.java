package dev.colophon.toc.contents;

import java.util.List;

import dev.colophon.toc.web.IfMatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The whole contents, written anew by who has read them.
 */
@RestController
class TocEditing {

	private static final Logger log = LoggerFactory.getLogger(TocEditing.class);

	private final Chapters chapters;

	private final Editions editions;

	TocEditing(Chapters chapters, Editions editions) {
		this.chapters = chapters;
		this.editions = editions;
	}

	@PutMapping(path = "/toc", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE,
			version = "2")
	ResponseEntity<TocView> replace(@RequestBody JsonNode body, @RequestHeader HttpHeaders headers) {
		IfMatch read = IfMatch.required(headers);
		Toc sent = SentToc.read(body);
		Toc stored = this.chapters.change((toc) -> {
			read.requireOneOf(this.editions.state(toc));
			logDropped(toc, sent);
			return sent;
		});
		return ResponseEntity.ok().eTag(this.editions.ofContents(stored)).body(TocView.of(stored, ""));
	}

	/**
	 * What an editor leaves out by mistake is in the log, if nowhere else.
	 */
	private static void logDropped(Toc before, Toc after) {
		List<Entry> dropped = before.chapters()
			.stream()
			.flatMap((chapter) -> chapter.entries().stream())
			.filter((entry) -> after.chapterOf(entry.slug()).isEmpty())
			.toList();
		if (!dropped.isEmpty()) {
			log.info("No longer in the contents: {}", dropped);
		}
	}

}
