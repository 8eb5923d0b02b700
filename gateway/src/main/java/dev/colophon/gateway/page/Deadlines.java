package dev.colophon.gateway.page;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long a page waits for its parts, counted from when all calls start.
 *
 * @param primary for the part that decides the page's status
 * @param other for each of the other parts
 * @param seen for a part that has a good answer from before to fall back on
 * @param submission for the answer to what a reader has sent: a call that is given up may
 * have had its effect all the same, and the reader would be told that it had none
 */
@Validated
@ConfigurationProperties("colophon.deadlines")
record Deadlines(@NotNull Duration primary, @NotNull Duration other, @NotNull Duration seen,
		@NotNull Duration submission) {
}
