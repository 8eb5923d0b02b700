package dev.colophon.toc.web;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Why a body cannot be read as JSON, in our words: the parser's tell more than the writer
 * needs.
 */
final class Unreadable {

	private Unreadable() {
	}

	static String why(HttpMessageNotReadableException ex) {
		return switch (ex.getCause()) {
			case StreamConstraintsException _ -> "This is longer or deeper than anything that is read here.";
			case JacksonException fault -> "This cannot be read as JSON, from line %d, column %d on%s."
				.formatted(fault.getLocation().getLineNr(), fault.getLocation().getColumnNr(), reason(fault));
			case null, default -> "There is nothing to read here.";
		};
	}

	private static String reason(JacksonException fault) {
		return fault.getOriginalMessage().startsWith("Duplicate") ? ": a member is there twice" : "";
	}

}
