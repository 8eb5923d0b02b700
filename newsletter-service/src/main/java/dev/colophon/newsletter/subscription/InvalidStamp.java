package dev.colophon.newsletter.subscription;

/**
 * A form was filled in too fast, or is too old. The message is for whoever sent it.
 */
final class InvalidStamp extends IllegalArgumentException {

	private InvalidStamp(String message) {
		super(message);
	}

	static InvalidStamp notOurs() {
		return new InvalidStamp("The form has to be fetched from here before it is sent.");
	}

	static InvalidStamp tooYoung() {
		return new InvalidStamp("That was faster than people type. Please send the form once more.");
	}

	static InvalidStamp tooOld() {
		return new InvalidStamp("The form was open for more than a day. Please send it once more.");
	}

}
