package dev.colophon.newsletter.address;

/**
 * What was typed is no e-mail address. The message is shown to whoever typed it and does
 * not repeat it.
 */
public final class InvalidEmailAddress extends IllegalArgumentException {

	private InvalidEmailAddress(String message) {
		super(message);
	}

	static InvalidEmailAddress missing() {
		return new InvalidEmailAddress("Please type your e-mail address.");
	}

	static InvalidEmailAddress withoutItsTwoSides() {
		return new InvalidEmailAddress("An e-mail address is a name, one @ and a domain, as in name@example.org.");
	}

	static InvalidEmailAddress tooLong() {
		return new InvalidEmailAddress(
				"An e-mail address has at most 254 characters, and at most 64 of them before the @.");
	}

	static InvalidEmailAddress withAnotherName() {
		return new InvalidEmailAddress("Before the @ there can be letters without accents, digits, "
				+ "single dots between them and most signs, but no spaces and no quotes.");
	}

	static InvalidEmailAddress withAnotherDomain() {
		return new InvalidEmailAddress("After the @ there has to be the name of a domain, as in example.org.");
	}

}
