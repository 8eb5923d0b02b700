package dev.colophon.newsletter.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import dev.colophon.newsletter.address.InvalidEmailAddress;
import dev.colophon.newsletter.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/**
 * Signing up, for readers: the form and the pages that follow it.
 */
@Controller
class SubscriptionPageController {

	private static final JacksonJsonView STAMP = new JacksonJsonView();

	static {
		// Each answer says that already.
		STAMP.setDisableCaching(false);
	}

	private final SignUps signUps;

	private final FormStamps stamps;

	private final Answers answers;

	private final Clock clock;

	SubscriptionPageController(SignUps signUps, FormStamps stamps, Answers answers, Clock clock) {
		this.signUps = signUps;
		this.stamps = stamps;
		this.answers = answers;
		this.clock = clock;
	}

	/**
	 * The form, or what a program needs of it.
	 */
	@GetMapping(path = "/subscriptions/form",
			produces = { MediaType.TEXT_HTML_VALUE, MediaType.APPLICATION_JSON_VALUE })
	@Nullable ModelAndView form(ServletWebRequest request, @RequestHeader(defaultValue = "*/*") String accept) {
		if (isProgram(accept)) {
			return new ModelAndView(STAMP, Map.of("stamp", this.stamps.stamp()));
		}
		// The form leads to an address that begins with the prefix of the request. One
		// that
		// was made in the same hour is as good, whatever its stamp.
		Instant hour = this.clock.instant().truncatedTo(ChronoUnit.HOURS);
		return this.answers.unlessAsGoodIsKnown(request, MediaType.TEXT_HTML,
				List.of("form", request.getContextPath(), hour.toString()),
				() -> new ModelAndView("form", Map.of("stamp", this.stamps.stamp())));
	}

	private static boolean isProgram(String accept) {
		List<MediaType> types = MediaType.parseMediaTypes(accept);
		return types.contains(MediaType.APPLICATION_JSON)
				&& types.stream().noneMatch((type) -> type.isCompatibleWith(MediaType.TEXT_HTML));
	}

	@PostMapping(path = "/subscriptions", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView signUp(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String website,
			@RequestParam(defaultValue = "") String stamp, HttpServletRequest request) {
		try {
			this.signUps.take(new SignUp(email, website, stamp), request);
			return new ModelAndView("redirect:/subscriptions/pending", HttpStatus.SEE_OTHER);
		}
		catch (InvalidEmailAddress ex) {
			return again("refused", ex, email);
		}
		catch (InvalidStamp ex) {
			return again("once-more", ex, email);
		}
	}

	private ModelAndView again(String view, RuntimeException reason, String email) {
		return new ModelAndView(view, Map.of("error", String.valueOf(reason.getMessage()), "typed", printable(email),
				"stamp", this.stamps.stamp()), HttpStatus.UNPROCESSABLE_CONTENT);
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
