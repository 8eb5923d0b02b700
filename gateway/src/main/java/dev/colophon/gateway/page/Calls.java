package dev.colophon.gateway.page;

import dev.colophon.gateway.content.ContentClient;
import dev.colophon.gateway.fragment.Fragment;
import dev.colophon.gateway.newsletter.NewsletterClient;
import dev.colophon.gateway.toc.TocClient;

import org.springframework.stereotype.Component;

/**
 * The calls for parts that stand beside the primary one.
 */
@Component
class Calls {

	private final ContentClient content;

	private final TocClient toc;

	private final NewsletterClient newsletter;

	Calls(ContentClient content, TocClient toc, NewsletterClient newsletter) {
		this.content = content;
		this.toc = toc;
		this.newsletter = newsletter;
	}

	Call sidebar(String current) {
		return new Call(this.toc.sidebar(current), Stubs.CONTENTS, current.isEmpty());
	}

	Call form() {
		return new Call(this.newsletter.form(), Stubs.FORM, true);
	}

	Call announcement() {
		return new Call(this.content.announcement(), Fragment.NONE, true);
	}

	Call promotion() {
		return new Call(this.content.promotion(), Fragment.NONE, true);
	}

}
