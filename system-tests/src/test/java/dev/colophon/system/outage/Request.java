package dev.colophon.system.outage;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/**
 * What a reader or a program asks the gateway for. The addresses of never seen pages and
 * of people who sign up have a number in them, so that each occurs once.
 */
enum Request {

	SEEN_PAGE("/microservices.html"), UNSEEN_PAGE("/never-seen-%d.html"), CONTENTS_PAGE("/table-of-contents.html"),
	PAGE_WITH_FORM("/docker.html"), SIGN_UP("/newsletter/subscriptions", "reader-%d@example.org"),
	CONTENT_API("/api/content/pages/microservices"), TOC_API("/api/toc/toc"),
	NEWSLETTER_API("/api/newsletter/subscriptions", "program-%d@example.org");

	/** More than anybody should ever have to wait. */
	static final Duration LONGEST = Duration.ofSeconds(15);

	private final String path;

	private final Optional<String> email;

	Request(String path) {
		this.path = path;
		this.email = Optional.empty();
	}

	Request(String path, String email) {
		this.path = path;
		this.email = Optional.of(email);
	}

	boolean isByProgram() {
		return this.path.startsWith("/api/");
	}

	/**
	 * The address that is signed up, if this is to sign up.
	 */
	Optional<String> email(int number) {
		return this.email.map((address) -> address.formatted(number));
	}

	/**
	 * The request.
	 * @param stamp what a sign-up form carries
	 */
	HttpRequest to(URI gateway, int number, String stamp) {
		HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(this.path.formatted(number)))
			.header("Accept", isByProgram() ? "application/json" : "text/html")
			.timeout(LONGEST);
		email(number).ifPresent((address) -> signUp(request, address, stamp));
		return request.build();
	}

	private void signUp(HttpRequest.Builder request, String address, String stamp) {
		if (isByProgram()) {
			request.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString("{\"email\": \"" + address + "\", \"stamp\": \"" + stamp + "\"}"));
		}
		else {
			request.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("stamp=" + stamp + "&email=" + address));
		}
	}

}
