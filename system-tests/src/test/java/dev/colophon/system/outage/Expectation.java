package dev.colophon.system.outage;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.colophon.system.outage.Outcome.Letter;
import org.assertj.core.api.SoftAssertions;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

/**
 * What has to come back to a request during an outage.
 *
 * @param statuses one of these
 * @param brokenOff or one of these, if the answer then breaks off, so that nobody takes
 * half of it for the whole
 * @param type what kind of content
 * @param within the longest that it may take
 * @param parts all of these
 * @param states for some services, one of these; of several answers, in the last
 */
record Expectation(Set<Integer> statuses, Set<Integer> brokenOff, String type, Duration within, Set<Part> parts,
		Map<Service, Set<State>> states) {

	/**
	 * The gateway promises a second; the rest is for a machine that has other things to
	 * do.
	 */
	private static final Duration PAGE = Duration.ofMillis(1500);

	private static final String PROBLEM = "application/problem+json";

	private static final Pattern TRACE = Pattern.compile("\"traceId\" ?: ?\"[0-9a-f]{32}\"");

	private static final Duration FAILURE = Duration.ofSeconds(6);

	/**
	 * A whole page with these parts.
	 */
	static Expectation page(Part... parts) {
		return html(200, EnumSet.of(Part.STYLE, parts));
	}

	/**
	 * A page that has these parts too, but a message in place of the article.
	 */
	static Expectation message(Part... parts) {
		Set<Part> all = EnumSet.of(Part.MESSAGE, parts);
		all.add(Part.STYLE);
		return html(503, all);
	}

	/**
	 * The same after a form, which may take longer than a page.
	 */
	static Expectation formMessage(Part... parts) {
		Expectation page = message(parts);
		return new Expectation(page.statuses, page.brokenOff, page.type, FAILURE, page.parts, page.states);
	}

	private static Expectation html(int status, Set<Part> parts) {
		return new Expectation(Set.of(status), Set.of(), "text/html", PAGE, parts, Map.of());
	}

	/**
	 * What comes when all is well.
	 */
	static Expectation answer(int status) {
		return new Expectation(Set.of(status), Set.of(), "", PAGE, Set.of(), Map.of());
	}

	/**
	 * What comes of the API of a service that fails.
	 */
	static Expectation failure(Integer... statuses) {
		return new Expectation(Set.of(statuses), Set.of(), PROBLEM, FAILURE, Set.of(), Map.of());
	}

	Expectation where(Service service, State... some) {
		return new Expectation(this.statuses, this.brokenOff, this.type, this.within, this.parts,
				Map.of(service, EnumSet.copyOf(List.of(some))));
	}

	Expectation orBrokenOff(int status) {
		return new Expectation(this.statuses, Set.of(status), this.type, this.within, this.parts, this.states);
	}

	void verify(Outcome outcome) {
		assertSoftly((softly) -> {
			outcome.answers().forEach((answer) -> verify(answer, softly));
			softly.assertThat(outcome.answers().getLast())
				.as("states")
				.matches(this::isMetByStatesOf, "tells " + this.states);
			outcome.letter().ifPresent((letter) -> verify(letter, outcome.answers().getLast(), softly));
		});
	}

	/**
	 * Whether a page says of the services what it should.
	 */
	boolean isMetByStatesOf(Answer answer) {
		return this.states.entrySet()
			.stream()
			.allMatch((state) -> state.getValue().contains(answer.states().get(state.getKey())));
	}

	private void verify(Answer answer, SoftAssertions softly) {
		softly.assertThat(answer.complete() ? this.statuses : this.brokenOff)
			.as("status of %s", answer)
			.contains(answer.status());
		if (answer.complete()) {
			softly.assertThat(answer.header("Content-Type")).as("type of %s", answer).startsWith(this.type);
		}
		if (answer.header("Content-Type").equals(PROBLEM)) {
			softly.assertThat(answer.body()).as("trace of %s", answer).containsPattern(TRACE);
		}
		softly.assertThat(answer.time()).as("time of %s", answer).isLessThan(this.within);
		softly.assertThat(this.parts)
			.as("missing in %s", answer)
			.filteredOn((part) -> !part.isOn(answer.page()))
			.isEmpty();
		if (answer.status() == 503) {
			softly.assertThat(answer.header("Retry-After")).as("Retry-After of %s", answer).matches("[1-9][0-9]*");
		}
	}

	private static void verify(Letter letter, Answer answer, SoftAssertions softly) {
		softly.assertThat(letter.timesSent().orElse(0)).as("times sent").isLessThanOrEqualTo(1);
		softly.assertThat(letter.subscriptions())
			.as("subscriptions after %s", answer)
			.isBetween(answer.isGood() ? 1 : 0, 1);
	}

}
