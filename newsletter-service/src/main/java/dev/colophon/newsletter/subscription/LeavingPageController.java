package dev.colophon.newsletter.subscription;

import java.util.Map;

import dev.colophon.newsletter.web.NotFound;
import dev.colophon.newsletter.key.SubscriptionTokens;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Leaving: where the links of all mails lead, and what mail programs do for their readers
 * with one click (RFC 8058). Who has a mail needs no password.
 */
@Controller
class LeavingPageController {

	private final Subscriptions subscriptions;

	private final SubscriptionTokens tokens;

	LeavingPageController(Subscriptions subscriptions, SubscriptionTokens tokens) {
		this.subscriptions = subscriptions;
		this.tokens = tokens;
	}

	@GetMapping(path = "/unsubscriptions/{token}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView ask(@PathVariable String token) {
		return this.tokens.subscription(token)
			.stream()
			.mapToObj(this.subscriptions::data)
			.flatMap((data) -> data.stream())
			.map((data) -> new ModelAndView("leave", Map.of("token", token, "data", data)))
			.findAny()
			.orElseGet(LeavingPageController::none);
	}

	/**
	 * Takes whatever body there is: the one of RFC 8058 says nothing that the address
	 * does not say, and comes in two media types. Answers without a redirect, as section
	 * 3.1 demands.
	 */
	@PostMapping(path = "/unsubscriptions/{token}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView leave(@PathVariable String token) {
		return this.tokens.subscription(token).stream().anyMatch(this.subscriptions::leave)
				? new ModelAndView("left", Map.of("token", token)) : none();
	}

	@PostMapping(path = "/unsubscriptions/{token}/erasure", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView erase(@PathVariable String token) {
		return this.tokens.subscription(token).stream().anyMatch(this.subscriptions::erase) ? new ModelAndView("erased")
				: none();
	}

	@GetMapping(path = "/unsubscriptions/{token}/data", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<StoredData> data(@PathVariable String token) {
		StoredData data = this.tokens.subscription(token)
			.stream()
			.mapToObj(this.subscriptions::data)
			.flatMap((known) -> known.stream())
			.findAny()
			.orElseThrow(() -> new NotFound("This leads to no subscription."));
		ContentDisposition file = ContentDisposition.attachment().filename("newsletter-data.json").build();
		return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, file.toString()).body(data);
	}

	private static ModelAndView none() {
		return new ModelAndView("no-subscription", HttpStatus.NOT_FOUND);
	}

}
