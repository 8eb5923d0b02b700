package dev.colophon.newsletter.subscription;

import java.util.Objects;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.address.InvalidEmailAddress;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

/**
 * Takes sign-ups, of readers and of programs, after the same checks.
 */
@Component
class SignUps {

	private final Subscriptions subscriptions;

	private final SignUpCount count;

	private final FormStamps stamps;

	SignUps(Subscriptions subscriptions, SignUpCount count, FormStamps stamps) {
		this.subscriptions = subscriptions;
		this.count = count;
		this.stamps = stamps;
	}

	/**
	 * Asks for a subscription. A program in the trap is told the same as everybody, and
	 * forgotten.
	 * @throws TooManySignUps if there were too many
	 * @throws InvalidEmailAddress if it was not an e-mail address that was sent
	 * @throws InvalidStamp if the form was filled in too fast, or is too old
	 */
	void take(SignUp signUp, HttpServletRequest request) {
		if (!signUp.isTrapped()) {
			this.count.from(request.getRemoteAddr());
			EmailAddress address = signUp.address();
			this.stamps.check(Objects.requireNonNullElse(signUp.stamp(), ""));
			this.count.of(address);
			this.subscriptions.request(address);
		}
	}

}
