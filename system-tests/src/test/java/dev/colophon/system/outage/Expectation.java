package dev.colophon.system.outage;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

	private static final Duration FAILURE_OF_AN_API = Duration.ofSeconds(6);

	/**
	 * The rules.
	 */
	static Expectation of(Outage outage, Request request) {
		return switch (request) {
			case SEEN_PAGE -> seenPage(outage);
			case UNSEEN_PAGE -> unseenPage(outage);
			case CONTENTS_PAGE -> page(Part.FULL_CONTENTS, Part.FORM);
			case PAGE_WITH_FORM -> page(Part.ARTICLE, Part.FORM);
			case SIGN_UP -> outage.hits(Service.NEWSLETTER) ? message(Part.CONTENTS) : answer(303);
			case CONTENT_API -> api(outage, Service.CONTENT, 200);
			case TOC_API -> api(outage, Service.TOC, 200);
			case NEWSLETTER_API -> api(outage, Service.NEWSLETTER, 202);
		};
	}

	private static Expectation seenPage(Outage outage) {
		Service service = outage.subject().service();
		Expectation whole = page(Part.ARTICLE, Part.CONTENTS, Part.FORM);
		return outage.silences(service) ? whole.where(service, State.LAST_GOOD) : whole;
	}

	private static Expectation unseenPage(Outage outage) {
		if (outage.silences(Service.CONTENT)) {
			return message(Part.CONTENTS, Part.FORM).where(Service.CONTENT, State.STUB);
		}
		if (outage.silences(Service.TOC)) {
			return page(Part.ARTICLE, Part.CONTENTS_STUB, Part.FORM).where(Service.TOC, State.STUB);
		}
		if (outage.silences(Service.NEWSLETTER)) {
			// The form has been seen on other pages.
			return page(Part.ARTICLE, Part.CONTENTS, Part.FORM).where(Service.NEWSLETTER, State.STALE, State.LAST_GOOD);
		}
		return page(Part.ARTICLE, Part.CONTENTS, Part.FORM);
	}

	/**
	 * The API of a service is what the service makes of it. The gateway speaks only where
	 * the service says nothing that could be passed on.
	 */
	private static Expectation api(Outage outage, Service service, int well) {
		if (!outage.hits(service)) {
			return answer(well);
		}
		if (outage.subject().isDatabase()) {
			return failure(500, 503);
		}
		return switch (outage.failure()) {
			case ANSWERING_500 -> failure(500);
			case CLOSING_HALF_WAY -> failure(503).orBrokenOff(well);
			case STOPPED, HANGING, KILLED, REFUSING, ANSWERING_RUBBISH, ANSWERING_LATE -> failure(503);
		};
	}

	private static Expectation page(Part... parts) {
		return html(200, EnumSet.of(Part.STYLE, parts));
	}

	private static Expectation message(Part... parts) {
		Set<Part> all = EnumSet.of(Part.MESSAGE, parts);
		all.add(Part.STYLE);
		return html(503, all);
	}

	private static Expectation html(int status, Set<Part> parts) {
		return new Expectation(Set.of(status), Set.of(), "text/html", PAGE, parts, Map.of());
	}

	private static Expectation answer(int status) {
		return new Expectation(Set.of(status), Set.of(), "", PAGE, Set.of(), Map.of());
	}

	private static Expectation failure(Integer... statuses) {
		return new Expectation(Set.of(statuses), Set.of(), "application/problem+json", FAILURE_OF_AN_API, Set.of(),
				Map.of());
	}

	private Expectation where(Service service, State... some) {
		return new Expectation(this.statuses, this.brokenOff, this.type, this.within, this.parts,
				Map.of(service, EnumSet.copyOf(List.of(some))));
	}

	private Expectation orBrokenOff(int status) {
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
		softly.assertThat(letter.timesSent()).as("times sent").isLessThanOrEqualTo(1);
		softly.assertThat(letter.subscriptions())
			.as("subscriptions after %s", answer)
			.isBetween(answer.isGood() ? 1 : 0, 1);
	}

}
