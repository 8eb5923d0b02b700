package dev.colophon.content.page;

import java.util.List;

import dev.colophon.content.web.Answers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The pages that changed last, for programs. Readers find them on the page of the change
 * log.
 */
@RestController
class ChangesController {

	private final ChangeLog changeLog;

	private final Answers answers;

	ChangesController(ChangeLog changeLog, Answers answers) {
		this.changeLog = changeLog;
		this.answers = answers;
	}

	@GetMapping(path = "/changes", produces = MediaType.APPLICATION_JSON_VALUE)
	@Nullable ChangesView changes(ServletWebRequest request) {
		List<PageSummary> latest = this.changeLog.latest();
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, latest, () -> ChangesView.of(latest));
	}

}
