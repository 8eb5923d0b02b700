package dev.colophon.content.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads what has to be UTF-8.
 */
final class Text {

	private static final int LARGEST = 4_000_000;

	private Text() {
	}

	static String of(Path file) {
		try {
			if (Files.size(file) > LARGEST) {
				throw new UnusableFile(1, "the file is larger than " + LARGEST + " bytes");
			}
			return decode(Files.readAllBytes(file));
		}
		catch (IOException ex) {
			throw new UnusableFile(1, "it cannot be read: " + ex);
		}
	}

	private static String decode(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CharBuffer text = CharBuffer.allocate(bytes.length);
		CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
		text.flip();
		if (result.isError()) {
			int line = 1 + (int) text.chars().filter((character) -> character == '\n').count();
			throw new UnusableFile(line, "here are bytes that are no UTF-8");
		}
		return text.toString();
	}

}
