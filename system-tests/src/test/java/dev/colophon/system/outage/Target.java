package dev.colophon.system.outage;

import java.util.List;

/**
 * What somebody wants while something is broken.
 */
enum Target {

	SEEN_PAGE("a page seen before", Request.SEEN_PAGE), UNSEEN_PAGE("a page never seen", Request.UNSEEN_PAGE),
	CONTENTS_PAGE("the contents page", Request.CONTENTS_PAGE),
	NEWSLETTER_FORM("the newsletter form", Request.PAGE_WITH_FORM, Request.SIGN_UP),
	API("the API", Request.CONTENT_API, Request.TOC_API, Request.NEWSLETTER_API);

	private final String title;

	private final List<Request> requests;

	Target(String title, Request... requests) {
		this.title = title;
		this.requests = List.of(requests);
	}

	List<Request> requests() {
		return this.requests;
	}

	@Override
	public String toString() {
		return this.title;
	}

}
