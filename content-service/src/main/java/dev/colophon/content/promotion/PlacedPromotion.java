package dev.colophon.content.promotion;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A promotion in the answer to a request.
 *
 * @param address of the picture, as this request's reader can fetch it
 */
public record PlacedPromotion(Promotion promotion, String address) {

	public static PlacedPromotion of(Promotion promotion) {
		return new PlacedPromotion(promotion,
				ServletUriComponentsBuilder.fromCurrentContextPath()
					.path("/pictures/{name}")
					.build(promotion.picture())
					.getRawPath());
	}

}
