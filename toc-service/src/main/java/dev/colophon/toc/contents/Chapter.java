package dev.colophon.toc.contents;

import java.util.List;
import java.util.Objects;

import org.springframework.util.Assert;

/**
 * Entries that belong together, in reading order.
 *
 * @param slug names the chapter wherever it is linked to, whatever its title becomes
 */
record Chapter(Slug slug, String title, List<Entry> entries) {

	Chapter {
		Objects.requireNonNull(slug, "A chapter needs a slug");
		Assert.hasText(title, "A chapter needs a title");
		Assert.notEmpty(entries, "A chapter needs an entry");
	}

}
