package dev.colophon.gateway.page;

import java.net.URI;
import java.util.List;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the layout says of the site.
 *
 * @param url where readers find the site, for canonical links
 * @param source where its source code is
 */
@Validated
@ConfigurationProperties("colophon.site")
record Site(@NotBlank String name, @NotBlank String author, URI url, URI source) {

	Site {
		for (URI address : List.of(url, source)) {
			if (address.getHost() == null) {
				throw new IllegalArgumentException("'" + address + "' is not an address, as https://example.org is");
			}
		}
	}

	/**
	 * The whole address of a page.
	 */
	URI at(String path) {
		return UriComponentsBuilder.fromUri(this.url).path(path).build().encode().toUri();
	}

}
