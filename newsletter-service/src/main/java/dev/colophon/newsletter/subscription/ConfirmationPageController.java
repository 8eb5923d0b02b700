package dev.colophon.newsletter.subscription;

import java.util.Map;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link of a confirmation mail leads. Looking at the page does nothing: programs
 * that search mails for bad links follow all of them. Its button confirms.
 */
@Controller
class ConfirmationPageController {

	private final Subscriptions subscriptions;

	ConfirmationPageController(Subscriptions subscriptions) {
		this.subscriptions = subscriptions;
	}

	@GetMapping(path = "/confirmations/{token}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView ask(@PathVariable String token) {
		return this.subscriptions.isConfirmable(new ConfirmationToken(token))
				? new ModelAndView("confirm", Map.of("token", token)) : none();
	}

	@PostMapping(path = "/confirmations/{token}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView confirm(@PathVariable String token) {
		Optional<String> leavingToken = this.subscriptions.confirm(new ConfirmationToken(token));
		return leavingToken.map((leaving) -> new ModelAndView("confirmed", Map.of("token", leaving)))
			.orElseGet(ConfirmationPageController::none);
	}

	private static ModelAndView none() {
		return new ModelAndView("no-confirmation", HttpStatus.NOT_FOUND);
	}

}
