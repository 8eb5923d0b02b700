package dev.colophon.content.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import dev.colophon.content.page.Manuscript;
import dev.colophon.content.page.Slug;
import org.jspecify.annotations.Nullable;

/**
 * A page as a file says it is.
 *
 * @param createdAt its date, if the file has one
 * @param updatedAt when it was modified, else its date
 */
record ImportedPage(String path, Slug slug, Manuscript manuscript, @Nullable Instant createdAt,
		@Nullable Instant updatedAt) {

	/**
	 * Tells whether the file says something else than it did.
	 */
	String digest() {
		String said = this.manuscript + "\n" + this.createdAt + "\n" + this.updatedAt;
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
