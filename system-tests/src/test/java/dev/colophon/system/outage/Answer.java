package dev.colophon.system.outage;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What the gateway answered.
 *
 * @param status the HTTP status code, or 0 if there was no answer
 * @param complete whether the answer came to its end, as its framing announced it
 * @param time from the start of the request to the end of the answer
 */
record Answer(int status, HttpHeaders headers, String body, boolean complete, Duration time) {

	private static final int SHOWN = 400;

	private static final Pattern METRIC = Pattern.compile("([a-z]+-service)[^,]*;desc=\"?([a-z-]+)\"?");

	/**
	 * Whether it says that what was asked for was done.
	 */
	boolean isGood() {
		return this.complete && this.status / 100 < 4 && this.status > 0;
	}

	String header(String name) {
		return this.headers.firstValue(name).orElse("");
	}

	Document page() {
		return Jsoup.parse(this.body);
	}

	/**
	 * What the page says of each service in {@code Server-Timing}.
	 */
	Map<Service, State> states() {
		return METRIC.matcher(String.join(",", this.headers.allValues("Server-Timing")))
			.results()
			.collect(Collectors.toMap((metric) -> Service.named(metric.group(1)),
					(metric) -> State.named(metric.group(2)), (state, other) -> state));
	}

	@Override
	public String toString() {
		return (this.complete ? "" : "broken off ") + this.status + " after " + this.time.toMillis() + " ms, "
				+ states() + ", " + this.headers.map() + "\n"
				+ this.body.substring(0, Math.min(this.body.length(), SHOWN));
	}

}
