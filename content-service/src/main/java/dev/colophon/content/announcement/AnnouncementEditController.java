package dev.colophon.content.announcement;

import java.util.Optional;
import java.util.function.Consumer;

import dev.colophon.content.web.Answers;
import dev.colophon.content.web.Precondition;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What editors do to the announcement.
 */
@RestController
class AnnouncementEditController {

	private final Announcements announcements;

	private final Answers answers;

	AnnouncementEditController(Announcements announcements, Answers answers) {
		this.announcements = announcements;
		this.answers = answers;
	}

	@PutMapping(path = "/announcement", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Announcement> put(@RequestBody Announcement announcement, HttpServletRequest request) {
		Precondition precondition = Precondition.of(request);
		return answer(precondition, this.announcements.announce(announcement, condition(precondition)));
	}

	@PostMapping(path = "/announcement/revisions/{number}/restoration", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Announcement> restore(@PathVariable int number, HttpServletRequest request) {
		Precondition precondition = Precondition.of(request);
		return answer(precondition, this.announcements.restore(number, condition(precondition)));
	}

	@DeleteMapping("/announcement")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(HttpServletRequest request) {
		this.announcements.withdraw(condition(Precondition.of(request)));
	}

	private static Consumer<Optional<Announcement>> condition(Precondition precondition) {
		return precondition::check;
	}

	private ResponseEntity<Announcement> answer(Precondition precondition, Announcement announcement) {
		return precondition.answer("/announcement")
			.eTag(this.answers.etag(MediaType.APPLICATION_JSON, announcement, announcement))
			.body(announcement);
	}

}
