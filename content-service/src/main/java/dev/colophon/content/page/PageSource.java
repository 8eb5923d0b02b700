package dev.colophon.content.page;

import java.util.List;
import java.util.Optional;

import dev.colophon.content.announcement.Announcement;
import dev.colophon.content.promotion.PlacedPromotion;
import dev.colophon.content.web.PublicSite;

/**
 * All that the document of a page is made from.
 *
 * @param changes the pages that changed last, where this one lists them
 */
record PageSource(LinkedPage linked, Optional<Announcement> announcement, Optional<PlacedPromotion> promotion,
		List<PageSummary> changes, PublicSite site) {
}
