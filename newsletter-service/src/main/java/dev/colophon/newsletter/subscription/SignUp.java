package dev.colophon.newsletter.subscription;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.address.InvalidEmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to get the newsletter.
 *
 * @param website a trap: people do not see this field, programs fill it
 * @param stamp of the form that was filled in
 */
record SignUp(@Nullable String email, @Nullable String website, @Nullable String stamp) {

	boolean isTrapped() {
		return this.website != null && !this.website.isEmpty();
	}

	/**
	 * @throws InvalidEmailAddress if it was not an e-mail address that was sent
	 */
	EmailAddress address() {
		return new EmailAddress((this.email != null) ? this.email : "");
	}

	/**
	 * Tells nothing, so that no address gets into a log.
	 */
	@Override
	public String toString() {
		return "SignUp";
	}

}
