package dev.colophon.content.promotion;

import java.util.Map;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

@Controller
class PromotionController {

	private final Promotions promotions;

	private final Markdown markdown;

	private final Answers answers;

	PromotionController(Promotions promotions, Markdown markdown, Answers answers) {
		this.promotions = promotions;
		this.markdown = markdown;
		this.answers = answers;
	}

	@GetMapping(path = "/promotion", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	@Nullable PromotionView promotion(ServletWebRequest request) {
		PlacedPromotion promotion = current();
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, promotion.promotion(), promotion,
				() -> PromotionView.of(promotion, this.markdown));
	}

	@GetMapping(path = "/promotion", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView promotionAsHtml(ServletWebRequest request) {
		PlacedPromotion promotion = current();
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, promotion.promotion(), promotion,
				() -> new ModelAndView("promotion", Map.of("promotion", PromotionView.of(promotion, this.markdown))));
	}

	private PlacedPromotion current() {
		return this.promotions.current()
			.map(PlacedPromotion::of)
			.orElseThrow(() -> new NotFound("Nothing is promoted."));
	}

}
