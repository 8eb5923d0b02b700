package dev.colophon.newsletter.bounce;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a mail service reports of one recipient.
 *
 * @param type what happened
 * @param email whom it is about
 * @param token instead of the address: what their mail has to leave with
 */
record Report(@Nullable Type type, @Nullable String email, @Nullable String token) {

	/**
	 * What can happen to a mail.
	 */
	enum Type {

		/** Its recipient does not exist. */
		@JsonProperty("hard-bounce")
		HARD_BOUNCE,

		/** It could not be delivered this time. */
		@JsonProperty("soft-bounce")
		SOFT_BOUNCE,

		/** Its recipient calls it spam. */
		@JsonProperty("complaint")
		COMPLAINT,

		/** Its recipient wrote to unsubscribe. */
		@JsonProperty("unsubscription")
		UNSUBSCRIPTION

	}

	@Override
	public String toString() {
		return "Report " + this.type;
	}

}
