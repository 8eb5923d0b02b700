package dev.colophon.content.promotion;

import java.util.Optional;
import java.util.function.Consumer;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.markdown.MarkdownRefused;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.Precondition;
import dev.colophon.content.web.UnprocessableContent;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What editors do to the promotion.
 */
@RestController
class PromotionEditController {

	private final Promotions promotions;

	private final Markdown markdown;

	private final Answers answers;

	PromotionEditController(Promotions promotions, Markdown markdown, Answers answers) {
		this.promotions = promotions;
		this.markdown = markdown;
		this.answers = answers;
	}

	@PutMapping(path = "/promotion", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PromotionView> put(@RequestBody Promotion promotion, HttpServletRequest request) {
		Precondition precondition = Precondition.of(request);
		return answer(precondition, this.promotions.promote(readable(promotion), condition(precondition)));
	}

	@PostMapping(path = "/promotion/revisions/{number}/restoration", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PromotionView> restore(@PathVariable int number, HttpServletRequest request) {
		Precondition precondition = Precondition.of(request);
		return answer(precondition, this.promotions.restore(number, condition(precondition)));
	}

	@DeleteMapping("/promotion")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(HttpServletRequest request) {
		this.promotions.withdraw(condition(Precondition.of(request)));
	}

	/**
	 * The same, if its text can be shown.
	 */
	private Promotion readable(Promotion promotion) {
		try {
			this.markdown.toHtml(promotion.checked().markdown());
			return promotion;
		}
		catch (MarkdownRefused ex) {
			throw new UnprocessableContent("The markdown cannot be read: " + ex.getMessage() + ".");
		}
	}

	private static Consumer<Optional<Promotion>> condition(Precondition precondition) {
		return precondition::check;
	}

	private ResponseEntity<PromotionView> answer(Precondition precondition, Promotion promotion) {
		PlacedPromotion placed = PlacedPromotion.of(promotion);
		return precondition.answer("/promotion")
			.eTag(this.answers.etag(MediaType.APPLICATION_JSON, promotion, placed))
			.body(PromotionView.of(placed, this.markdown));
	}

}
