package dev.colophon.content.promotion;

import java.util.Map;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.web.NotFound;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

@Controller
class PromotionController {

	private final Promotions promotions;

	private final Markdown markdown;

	PromotionController(Promotions promotions, Markdown markdown) {
		this.promotions = promotions;
		this.markdown = markdown;
	}

	@GetMapping(path = "/promotion", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	PromotionView promotion() {
		return this.promotions.current()
			.map((promotion) -> PromotionView.of(promotion, this.markdown))
			.orElseThrow(() -> new NotFound("Nothing is promoted."));
	}

	@GetMapping(path = "/promotion", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView promotionAsHtml() {
		return new ModelAndView("promotion", Map.of("promotion", promotion()));
	}

}
