package dev.colophon.system.outage;

import dev.colophon.system.Run;

import static dev.colophon.system.outage.Expectation.answer;
import static dev.colophon.system.outage.Expectation.failure;
import static dev.colophon.system.outage.Expectation.formMessage;
import static dev.colophon.system.outage.Expectation.message;
import static dev.colophon.system.outage.Expectation.page;

/**
 * What the suite promises to whom, whatever is broken.
 */
final class Rules {

	private Rules() {
	}

	static Expectation expect(Request request, Outage outage) {
		return switch (request) {
			case SEEN_PAGE -> seenPage(outage);
			case UNSEEN_PAGE -> unseenPage(outage);
			case CONTENTS_PAGE -> page(Part.FULL_CONTENTS, Part.FORM);
			case PAGE_WITH_FORM -> page(Part.ARTICLE, Part.FORM);
			case SIGN_UP -> outage.hits(Service.NEWSLETTER) ? formMessage(Part.CONTENTS) : answer(303);
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
			// The form has been seen on other pages, maybe short ago.
			return page(Part.ARTICLE, Part.CONTENTS, Part.FORM).where(Service.NEWSLETTER, State.FRESH, State.STALE,
					State.LAST_GOOD);
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
			// Version 0.1.0 takes some of it for an error of its own.
			return Run.isNewest(service.toString()) ? failure(503) : failure(500, 503);
		}
		return switch (outage.failure()) {
			case ANSWERING_500 -> failure(500);
			case CLOSING_HALF_WAY -> failure(503).orBrokenOff(well);
			case STOPPED, HANGING, KILLED, DISCONNECTED, REFUSING, ANSWERING_RUBBISH, ANSWERING_LATE -> failure(503);
		};
	}

}
