package dev.colophon.content.page;

import java.util.Optional;
import java.util.function.Consumer;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.markdown.MarkdownFile;
import dev.colophon.content.markdown.MarkdownRefused;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.Precondition;
import dev.colophon.content.web.UnprocessableContent;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What editors do to a page. Each write says by its precondition what it replaces.
 */
@RestController
class PageEditController {

	private final PageFinder pages;

	private final PageEditor editor;

	private final Markdown markdown;

	private final Answers answers;

	private final JsonMapper json;

	PageEditController(PageFinder pages, PageEditor editor, Markdown markdown, Answers answers, JsonMapper json) {
		this.pages = pages;
		this.editor = editor;
		this.markdown = markdown;
		this.answers = answers;
		this.json = json;
	}

	@PutMapping(path = "/pages/{slug}", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageView> put(@PathVariable String slug, @RequestBody Draft draft, HttpServletRequest request) {
		if (draft.slug() != null && !draft.slug().equals(slug)) {
			throw new UnprocessableContent("PUT does not rename a page. PATCH does.");
		}
		return write(new Slug(slug), draft.manuscript(), request);
	}

	@PutMapping(path = "/pages/{slug}", consumes = MediaType.TEXT_MARKDOWN_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageView> put(@PathVariable String slug, @RequestBody String file, HttpServletRequest request) {
		return write(new Slug(slug), Manuscript.of(MarkdownFile.parse(slug, file)), request);
	}

	private ResponseEntity<PageView> write(Slug slug, Manuscript manuscript, HttpServletRequest request) {
		Precondition precondition = Precondition.of(request);
		String html = html(manuscript);
		return answer(precondition, this.editor.write(slug, manuscript, condition(precondition)), html);
	}

	/**
	 * Changes some fields of a page (RFC 7396); another slug renames it.
	 */
	@PatchMapping(path = "/pages/{slug}", consumes = "application/merge-patch+json",
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageView> patch(@PathVariable String slug, @RequestBody ObjectNode patch,
			HttpServletRequest request) {
		Slug name = new Slug(slug);
		Precondition precondition = Precondition.of(request);
		LinkedPage page = this.pages.find(name);
		precondition.check(Optional.of(page.state()));
		// Nobody may have changed it meanwhile, even where the caller does not mind.
		Consumer<Optional<LinkedPage>> unchanged = condition(Precondition.matching(page.state()));
		ObjectNode patched = this.json.valueToTree(page.page().manuscript());
		patched.put("slug", slug);
		patch.forEachEntry(patched::set);
		Draft draft = draft(patched, request);
		Slug to = (draft.slug() != null) ? new Slug(draft.slug()) : name;
		Manuscript manuscript = draft.manuscript();
		String html = html(manuscript);
		return answer(precondition, to.equals(name) ? this.editor.write(name, manuscript, unchanged)
				: this.editor.rename(name, to, manuscript, unchanged), html);
	}

	@PostMapping(path = "/pages/{slug}/revisions/{number}/restoration", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageView> restore(@PathVariable String slug, @PathVariable int number, HttpServletRequest request) {
		Precondition precondition = Precondition.of(request);
		LinkedPage page = this.editor.restore(new Slug(slug), number, condition(precondition));
		return answer(precondition, page, this.markdown.toHtmlLeniently(page.page().manuscript().markdown()));
	}

	@DeleteMapping("/pages/{slug}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String slug, HttpServletRequest request) {
		this.editor.delete(new Slug(slug), condition(Precondition.of(request)));
	}

	/**
	 * A page that cannot be read after it was patched is the fault of the patch.
	 */
	private Draft draft(ObjectNode patched, HttpServletRequest request) {
		try {
			return this.json.treeToValue(patched, Draft.class);
		}
		catch (JacksonException ex) {
			throw new HttpMessageNotReadableException("cannot be patched", ex, new ServletServerHttpRequest(request));
		}
	}

	private static Consumer<Optional<LinkedPage>> condition(Precondition precondition) {
		return (page) -> precondition.check(page.map(LinkedPage::state));
	}

	private ResponseEntity<PageView> answer(Precondition precondition, LinkedPage page, String html) {
		return precondition.answer("/pages/" + page.page().slug())
			.eTag(this.answers.etag(MediaType.APPLICATION_JSON, page.state(), page))
			.body(PageView.of(page, html, this.markdown));
	}

	/**
	 * Its text as HTML. It is made before it is kept, since not every text can be shown.
	 */
	private String html(Manuscript manuscript) {
		try {
			return this.markdown.toHtml(manuscript.markdown());
		}
		catch (MarkdownRefused ex) {
			throw new UnprocessableContent("The markdown cannot be read: " + ex.getMessage() + ".");
		}
	}

}
