package dev.colophon.content.page;

import java.net.URI;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.colophon.content.web.PublicSite;
import tools.jackson.databind.json.JsonMapper;

/**
 * What search engines are told of a page: an Article of https://schema.org, as JSON-LD.
 *
 * @param keywords the tags of the page, with commas between them
 */
@JsonPropertyOrder({ "@context", "@type" })
record LinkedData(@JsonProperty("@context") String context, @JsonProperty("@type") String type, String headline,
		String description, URI url, URI mainEntityOfPage, Instant datePublished, Instant dateModified,
		Organization author, Organization publisher, @JsonInclude(JsonInclude.Include.NON_EMPTY) String keywords) {

	private static final JsonMapper JSON = JsonMapper.shared();

	record Organization(@JsonProperty("@type") String type, String name, URI url) {

		static Organization named(String name, PublicSite site) {
			return new Organization("Organization", name, site.at("/"));
		}

	}

	static LinkedData of(Page page, PublicSite site) {
		Manuscript written = page.manuscript();
		URI address = site.at(page.slug().address());
		return new LinkedData("https://schema.org", "Article", written.title(), written.description(), address, address,
				page.createdAt(), page.updatedAt(), Organization.named(site.author(), site),
				Organization.named(site.name(), site), String.join(", ", written.tags()));
	}

	/**
	 * As the text of a script element, which nothing in it can end: it has no {@code <}.
	 */
	String script() {
		return JSON.writeValueAsString(this).replace("<", "\\u003c");
	}

}
