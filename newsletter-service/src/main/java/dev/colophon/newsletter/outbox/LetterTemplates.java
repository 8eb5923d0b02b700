package dev.colophon.newsletter.outbox;

import com.samskivert.mustache.Mustache;

import org.springframework.boot.mustache.autoconfigure.MustacheResourceTemplateLoader;
import org.springframework.stereotype.Component;

/**
 * The templates of mails: each letter has one for plain text and one for HTML.
 */
@Component
public class LetterTemplates {

	private final Mustache.Compiler text;

	private final Mustache.Compiler html;

	LetterTemplates(Mustache.Compiler compiler, MustacheResourceTemplateLoader loader) {
		this.html = compiler.withLoader(loader);
		this.text = this.html.escapeHTML(false);
	}

	public String text(String name, Object model) {
		return this.text.loadTemplate("mail/" + name + "-text").execute(model);
	}

	public String html(String name, Object model) {
		return this.html.loadTemplate("mail/" + name + "-html").execute(model);
	}

}
