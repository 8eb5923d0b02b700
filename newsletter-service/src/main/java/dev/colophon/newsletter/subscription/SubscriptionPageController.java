package dev.colophon.newsletter.subscription;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Signing up, for readers: the form and the pages that follow it.
 */
@Controller
class SubscriptionPageController {

	private final Subscriptions subscriptions;

	SubscriptionPageController(Subscriptions subscriptions) {
		this.subscriptions = subscriptions;
	}

	@GetMapping(path = "/subscriptions/form", produces = MediaType.TEXT_HTML_VALUE)
	String form() {
		return "form";
	}

	@PostMapping(path = "/subscriptions", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView signUp(@RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "") String website) {
		try {
			new SignUp(email, website).address().ifPresent(this.subscriptions::request);
			return new ModelAndView("redirect:/subscriptions/pending", HttpStatus.SEE_OTHER);
		}
		catch (InvalidEmailAddress ex) {
			return new ModelAndView("refused", Map.of("error", ex.getMessage(), "typed", printable(email)),
					HttpStatus.UNPROCESSABLE_CONTENT);
		}
	}

	@GetMapping(path = "/subscriptions/pending", produces = MediaType.TEXT_HTML_VALUE)
	String pending() {
		return "pending";
	}

	/**
	 * HTML has no way to write a control character.
	 */
	private static String printable(String text) {
		return text.replaceAll("\\p{Cc}", "");
	}

}
