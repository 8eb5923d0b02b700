package dev.colophon.gateway.page;

import java.net.URI;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the layout says of the site.
 *
 * @param url where readers find the site, for canonical links
 * @param source where its source code is
 */
@Validated
@ConfigurationProperties("colophon.site")
record Site(@NotBlank String name, @NotBlank String author, @NotNull URI url, @NotNull URI source) {
}
