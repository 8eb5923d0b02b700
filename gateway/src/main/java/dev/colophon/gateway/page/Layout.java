package dev.colophon.gateway.page;

import java.io.Reader;
import java.io.StringWriter;
import java.time.Year;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.colophon.gateway.fragment.Fragment;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * The one layout of all pages: head, masthead, columns, footer, and a place for each
 * part.
 */
@Component
class Layout {

	private static final int USUAL_LENGTH = 32_000;

	private final Template template;

	private final Site site;

	private final ResourceUrlProvider assets;

	Layout(Mustache.Compiler compiler, Mustache.TemplateLoader templates, Site site, ResourceUrlProvider assets)
			throws Exception {
		try (Reader layout = templates.getTemplate("layout")) {
			this.template = compiler.defaultValue("")
				.zeroIsFalse(true)
				.emptyStringIsFalse(true)
				.withLoader(templates)
				.compile(layout);
		}
		this.site = site;
		this.assets = assets;
	}

	/**
	 * A whole page as HTML.
	 * @param path the page's address on the site, for its canonical link unless it has a
	 * query; none for a page that has no address of its own, such as an error
	 * @param more what else the layout can show, by name
	 */
	String render(Fragment primary, Parts parts, Optional<String> path, Map<String, Object> more) {
		Map<String, Object> page = new HashMap<>();
		page.put("site", this.site);
		page.put("title", primary.title());
		page.put("head", primary.head());
		page.put("parts", parts.html());
		page.put("writers", parts.writers());
		page.put("silent", parts.silent());
		page.put("missing", parts.missing());
		page.put("year", Year.now());
		page.put("style", asset("style.css"));
		page.put("script", asset("visits.js"));
		page.put("logo", asset("logo.svg"));
		page.put("icon", asset("icon.svg"));
		path.ifPresent((address) -> {
			int query = address.indexOf('?');
			page.put("inside", (query < 0) ? "?xray" : address.substring(query) + "&xray");
			if (query < 0) {
				page.put("canonical", this.site.at(address));
			}
		});
		page.putAll(more);
		StringWriter html = new StringWriter(USUAL_LENGTH);
		this.template.execute(page, html);
		return html.toString();
	}

	private String asset(String name) {
		String address = this.assets.getForLookupPath("/assets/" + name);
		return Objects.requireNonNull(address);
	}

}
