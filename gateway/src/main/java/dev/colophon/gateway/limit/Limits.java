package dev.colophon.gateway.limit;

import java.time.Duration;
import java.util.List;

import io.github.bucket4j.Bucket;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much is too much.
 *
 * @param concurrentRequests how many requests may be under way that are not served from
 * memory
 * @param body the largest body that a request may have
 * @param requestsPerClient how many of these one client may have under way
 * @param connectionsPerClient how many connections one client may have open
 * @param bodyDeadline how long a small body may take
 * @param uploads how much of what is too large to be kept in memory
 * @param bytesPerSecond how slowly a client may send a body or take an answer, at least;
 * 0 for as slowly as it likes
 * @param trustedProxies the addresses of proxies whose forwarded headers are believed:
 * single ones, or ranges such as {@code 10.0.0.0/8}
 * @param writes how much one client may write
 * @param edits how much more one client may write with an editor's password
 * @param passwords how many wrong passwords one client may try
 * @param searches how much one client may search
 * @param visits how many visits one client may report
 */
@Validated
@ConfigurationProperties("colophon.limits")
public record Limits(@Positive int concurrentRequests, @Positive int requestsPerClient,
		@Positive int connectionsPerClient, @NotNull DataSize body, @NotNull Duration bodyDeadline,
		@Valid @NotNull Uploads uploads, @PositiveOrZero long bytesPerSecond, List<String> trustedProxies,
		@Valid @NotNull Rate writes, @Valid @NotNull Rate edits, @Valid @NotNull Rate passwords,
		@Valid @NotNull Rate searches, @Valid @NotNull Rate visits) {

	/**
	 * Bodies that are passed on while they come.
	 *
	 * @param concurrent how many at once
	 * @param perClient how many of these may be one client's
	 * @param deadline how long each may take
	 */
	public record Uploads(@Positive int concurrent, @Positive int perClient, @NotNull Duration deadline) {

	}

	/**
	 * So many requests in a period. Who has made none for as long may make all at once.
	 */
	public record Rate(@Positive long requests, @NotNull Duration period) {

		Bucket bucket() {
			return Bucket.builder()
				.addLimit((limit) -> limit.capacity(this.requests).refillGreedy(this.requests, this.period))
				.build();
		}

	}

}
