package dev.colophon.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.awaitility.Awaitility.await;

/**
 * What the sign-up form carries to tell when it was made.
 */
public final class FormStamps {

	private static final Pattern STAMP = Pattern.compile("\"stamp\" *: *\"([^\"]+)\"");

	private static final Duration YOUNGEST = Duration.ofMillis(2_100);

	private FormStamps() {
	}

	/**
	 * A stamp that is old enough for a sign-up, and good for a day.
	 */
	public static String fetch(HttpClient client, URI gateway) throws IOException, InterruptedException {
		return fetchFrom(client, gateway.resolve("/api/newsletter/subscriptions/form"));
	}

	/**
	 * The same from wherever the form is.
	 */
	public static String fetchFrom(HttpClient client, URI form) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(form).header("Accept", "application/json").build();
		HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
		Matcher stamp = STAMP.matcher(response.body());
		if (!stamp.find()) {
			throw new IOException("no stamp but " + response.statusCode() + " " + response.body());
		}
		await().pollDelay(YOUNGEST).until(() -> true);
		return stamp.group(1);
	}

}
