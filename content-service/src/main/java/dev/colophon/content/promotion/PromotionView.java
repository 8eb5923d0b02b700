package dev.colophon.content.promotion;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.web.Link;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A promotion as a page shows it.
 *
 * @param picture the address of the picture, as this request's reader can fetch it
 */
public record PromotionView(String title, Link link, String picture, String html) {

	public static PromotionView of(Promotion promotion, Markdown markdown) {
		String picture = ServletUriComponentsBuilder.fromCurrentContextPath()
			.path("/pictures/{name}")
			.build(promotion.picture())
			.getRawPath();
		return new PromotionView(promotion.title(), promotion.link(), picture, markdown.toHtml(promotion.markdown()));
	}

}
