package dev.colophon.newsletter.outbox;

import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether mails are sent, for the editor to see and to change.
 */
@RestController
class SendingController {

	private final Outbox outbox;

	SendingController(Outbox outbox) {
		this.outbox = outbox;
	}

	/**
	 * How sending stands.
	 *
	 * @param waiting how many mails wait, by kind
	 */
	record Sending(boolean paused, Map<String, Long> waiting) {
	}

	/**
	 * What can be changed of it.
	 */
	record Change(boolean paused) {
	}

	@GetMapping(path = "/sending", produces = MediaType.APPLICATION_JSON_VALUE)
	Sending sending() {
		return new Sending(this.outbox.isPaused(), this.outbox.waiting());
	}

	@PutMapping(path = "/sending", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	Sending change(@RequestBody Change change) {
		this.outbox.pause(change.paused());
		return sending();
	}

}
