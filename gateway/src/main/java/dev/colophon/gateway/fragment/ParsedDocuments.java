package dev.colophon.gateway.fragment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Remembers by their bytes the documents that were taken apart last. Parsing is the
 * larger half of reading an answer, and most answers are the same bytes as the one
 * before, whatever their ETag says: two builds of a service that run side by side have
 * different ones. What says the same stays the very same fragment, so no page is
 * assembled again for it.
 */
final class ParsedDocuments {

	private static final int MOST_BYTES = 4_000_000;

	private static final Cache<Document, Fragment> FRAGMENTS = Caffeine.newBuilder()
		.maximumWeight(MOST_BYTES)
		.weigher((Document document, Fragment fragment) -> document.bytes.length + fragment.weight())
		.build();

	private ParsedDocuments() {
	}

	static Fragment fragment(byte[] html) {
		return FRAGMENTS.get(new Document(html),
				(document) -> Fragment.parse(new String(document.bytes, StandardCharsets.UTF_8)));
	}

	private static final class Document {

		private final byte[] bytes;

		private final int hash;

		Document(byte[] bytes) {
			this.bytes = bytes;
			this.hash = Arrays.hashCode(bytes);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Document that && this.hash == that.hash && Arrays.equals(this.bytes, that.bytes);
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}
