package dev.colophon.content.page;

import java.util.Optional;

import dev.colophon.content.announcement.Announcement;
import dev.colophon.content.promotion.PlacedPromotion;

/**
 * All that the document of a page is made from.
 */
record PageSource(LinkedPage linked, Optional<Announcement> announcement, Optional<PlacedPromotion> promotion) {
}
