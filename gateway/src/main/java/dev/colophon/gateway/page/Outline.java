package dev.colophon.gateway.page;

import java.util.List;
import java.util.stream.Stream;

import dev.colophon.gateway.fragment.Source;

/**
 * What a page is made from.
 *
 * @param address where readers find it on the site
 * @param primary the source that decides the page's status
 * @param others the calls for the other parts
 */
record Outline(String address, Source primary, List<Call> others) {

	Stream<Source> sources() {
		return Stream.concat(Stream.of(this.primary), this.others.stream().map(Call::source));
	}

}
