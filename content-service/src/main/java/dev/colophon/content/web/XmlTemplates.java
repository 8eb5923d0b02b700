package dev.colophon.content.web;

import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;

import org.springframework.stereotype.Component;

/**
 * Templates of XML. Characters that XML 1.0 (section 2.2) has no way to write are left
 * out.
 */
@Component
public class XmlTemplates {

	private static final Pattern UNSPEAKABLE = Pattern
		.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

	private static final Mustache.Escaper ESCAPER = (text) -> Escapers.HTML
		.escape(UNSPEAKABLE.matcher(text).replaceAll(""));

	private final Mustache.Compiler compiler;

	private final Mustache.TemplateLoader templates;

	XmlTemplates(Mustache.Compiler compiler, Mustache.TemplateLoader templates) {
		this.compiler = compiler.withEscaper(ESCAPER);
		this.templates = templates;
	}

	/**
	 * The document that a template makes of a model, in UTF-8.
	 */
	public byte[] render(String name, Object model) {
		try (Reader template = this.templates.getTemplate(name)) {
			return this.compiler.compile(template).execute(model).getBytes(StandardCharsets.UTF_8);
		}
		catch (Exception ex) {
			throw new IllegalStateException("cannot render " + name, ex);
		}
	}

}
