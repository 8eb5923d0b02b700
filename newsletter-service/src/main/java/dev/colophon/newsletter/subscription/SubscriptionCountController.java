package dev.colophon.newsletter.subscription;

import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How many subscriptions there are, for the editor.
 */
@RestController
class SubscriptionCountController {

	private final SubscriptionCounts counts;

	SubscriptionCountController(SubscriptionCounts counts) {
		this.counts = counts;
	}

	@GetMapping(path = "/subscriptions/counts", produces = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Long> counts() {
		return this.counts.counts();
	}

}
