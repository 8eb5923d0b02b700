package dev.colophon.gateway.api;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are.
 */
@Validated
@ConfigurationProperties("colophon.services")
record ServiceAddresses(@NotNull URI content, @NotNull URI toc, @NotNull URI newsletter) {
}
