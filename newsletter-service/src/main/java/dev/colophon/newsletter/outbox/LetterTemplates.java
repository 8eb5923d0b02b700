package dev.colophon.newsletter.outbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import org.springframework.boot.mustache.autoconfigure.MustacheResourceTemplateLoader;
import org.springframework.stereotype.Component;

/**
 * The templates of mails: each letter has one for plain text and one for HTML.
 */
@Component
public class LetterTemplates {

	private final Mustache.Compiler text;

	private final Mustache.Compiler html;

	private final Map<String, Template> compiled = new ConcurrentHashMap<>();

	LetterTemplates(Mustache.Compiler compiler, MustacheResourceTemplateLoader loader) {
		this.html = compiler.withLoader(loader);
		this.text = this.html.escapeHTML(false);
	}

	public String text(String name, Object model) {
		return this.compiled.computeIfAbsent("mail/" + name + "-text", this.text::loadTemplate).execute(model);
	}

	public String html(String name, Object model) {
		return this.compiled.computeIfAbsent("mail/" + name + "-html", this.html::loadTemplate).execute(model);
	}

}
