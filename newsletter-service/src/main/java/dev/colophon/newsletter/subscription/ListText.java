package dev.colophon.newsletter.subscription;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The text of a file, in whichever of the encodings that spreadsheets save.
 */
final class ListText {

	private static final Charset WINDOWS = Charset.forName("windows-1252");

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private ListText() {
	}

	/**
	 * Decodes by the byte order mark, else as declared, else as UTF-8, and as
	 * Windows-1252 if it is not that.
	 * @throws InvalidList if it is text in none of them
	 */
	static String of(byte[] file, @Nullable Charset declared) {
		if (startsWith(file, 'P', 'K', 3, 4)) {
			throw new InvalidList("This is an archive or a spreadsheet's own file. Unpack it, or save it as CSV.");
		}
		Charset marked = marked(file);
		if (marked != null) {
			return decode(file, marked);
		}
		if (declared != null) {
			return decode(file, declared);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
		}
		catch (CharacterCodingException ex) {
			return decode(file, WINDOWS);
		}
	}

	/**
	 * Without the byte order mark that a text may begin with.
	 */
	static String withoutMark(String text) {
		return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

	private static @Nullable Charset marked(byte[] file) {
		if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
			return StandardCharsets.UTF_8;
		}
		// The name of a column begins with ASCII, which has a zero in UTF-16.
		if (startsWith(file, 0xFF, 0xFE) || (file.length > 1 && file[0] != 0 && file[1] == 0)) {
			return StandardCharsets.UTF_16LE;
		}
		if (startsWith(file, 0xFE, 0xFF) || (file.length > 1 && file[0] == 0 && file[1] != 0)) {
			return StandardCharsets.UTF_16BE;
		}
		return null;
	}

	private static boolean startsWith(byte[] file, int... bytes) {
		for (int i = 0; i < bytes.length; i++) {
			if (i >= file.length || (file[i] & 0xFF) != bytes[i]) {
				return false;
			}
		}
		return true;
	}

	private static String decode(byte[] file, Charset charset) {
		try {
			return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
		}
		catch (CharacterCodingException | UnsupportedOperationException ex) {
			throw new InvalidList("The list is no text in %s. Save it as CSV in UTF-8.".formatted(charset.name()));
		}
	}

}
