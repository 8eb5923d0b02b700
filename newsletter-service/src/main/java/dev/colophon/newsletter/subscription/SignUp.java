package dev.colophon.newsletter.subscription;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to get the newsletter.
 *
 * @param website a trap: people do not see this field, programs fill it
 */
record SignUp(@Nullable String email, @Nullable String website) {

	/**
	 * Whom to send the newsletter to; nobody where a program fell into the trap.
	 * @throws InvalidEmailAddress if it was not an e-mail address that was sent
	 */
	Optional<EmailAddress> address() {
		if (this.website != null && !this.website.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new EmailAddress((this.email != null) ? this.email : ""));
	}

	/**
	 * Tells nothing, so that no address gets into a log.
	 */
	@Override
	public String toString() {
		return "SignUp";
	}

}
