package dev.colophon.toc.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of text in UTF-8, which may begin with a byte order mark.
 */
final class TextFile {

	private static final long LARGEST = 10_000_000;

	private TextFile() {
	}

	static List<String> lines(Path file) throws Unusable {
		try {
			if (Files.size(file) > LARGEST) {
				throw new Unusable(1, "it is longer than " + LARGEST + " bytes");
			}
			return decoded(Files.readAllBytes(file)).lines().toList();
		}
		catch (IOException ex) {
			throw new Unusable(1, "it cannot be read: " + ex);
		}
	}

	private static String decoded(byte[] bytes) throws Unusable {
		CharBuffer decoded = CharBuffer.allocate(bytes.length);
		CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
		String text = decoded.flip().toString();
		if (result.isError()) {
			throw new Unusable(1 + (int) text.chars().filter((character) -> character == '\n').count(),
					"it is not in UTF-8");
		}
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

}
