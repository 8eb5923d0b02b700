package dev.colophon.newsletter.subscription;

import java.util.List;
import java.util.Map;

import dev.colophon.newsletter.web.Answers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * Signing up, for readers: the form and the pages that follow it.
 */
@Controller
class SubscriptionPageController {

	private final Subscriptions subscriptions;

	private final Answers answers;

	SubscriptionPageController(Subscriptions subscriptions, Answers answers) {
		this.subscriptions = subscriptions;
		this.answers = answers;
	}

	@GetMapping(path = "/subscriptions/form", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView form(ServletWebRequest request) {
		// The form leads to an address that begins with the prefix of the request.
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, List.of("form", request.getContextPath()),
				() -> new ModelAndView("form"));
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
	@Nullable ModelAndView pending(ServletWebRequest request) {
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, "pending", () -> new ModelAndView("pending"));
	}

	/**
	 * HTML has no way to write a control character.
	 */
	private static String printable(String text) {
		return text.replaceAll("\\p{Cc}", "");
	}

}
