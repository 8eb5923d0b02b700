package dev.colophon.gateway.page;

import java.util.List;
import java.util.stream.Stream;

import dev.colophon.gateway.fragment.Source;

/**
 * What a page is made from.
 *
 * @param address where readers find it on the site
 * @param type the media type of what they find there
 * @param searched the words that they search for; empty where it is no search
 * @param primary the source that decides the page's status
 * @param others the calls for the other parts
 */
record Outline(String address, String type, String searched, Source primary, List<Call> others) {

	Outline(String address, Source primary, List<Call> others) {
		this(address, Page.HTML, "", primary, others);
	}

	/**
	 * Something for programs, which is the primary part and nothing else.
	 */
	static Outline ofDocument(String address, String type, Source primary) {
		return new Outline(address, type, "", primary, List.of());
	}

	boolean isDocument() {
		return !this.type.equals(Page.HTML);
	}

	Stream<Source> sources() {
		return Stream.concat(Stream.of(this.primary), this.others.stream().map(Call::source));
	}

}
