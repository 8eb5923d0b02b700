package dev.colophon.content.promotion;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.web.Link;

/**
 * A promotion as a page shows it.
 *
 * @param picture the address of the picture, as this request's reader can fetch it
 */
public record PromotionView(String title, Link link, String picture, String html) {

	public static PromotionView of(PlacedPromotion placed, Markdown markdown) {
		Promotion promotion = placed.promotion();
		return new PromotionView(promotion.title(), promotion.link(), placed.address(),
				markdown.toHtmlLeniently(promotion.markdown()));
	}

}
