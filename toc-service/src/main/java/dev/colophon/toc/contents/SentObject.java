package dev.colophon.toc.contents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.colophon.toc.web.InvalidInput;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object that somebody sent, read member by member. Whatever is wrong with it is
 * told with its place, as a JSON Pointer (RFC 6901).
 */
final class SentObject {

	private final JsonNode node;

	private final String pointer;

	private SentObject(JsonNode node, String pointer) {
		this.node = node;
		this.pointer = pointer;
	}

	/**
	 * An object that has these members and no others.
	 */
	static SentObject of(JsonNode node, Set<String> members) {
		return of(node, "", members);
	}

	private static SentObject of(JsonNode node, String pointer, Set<String> members) {
		if (!node.isObject()) {
			throw at(pointer, "This has to be an object");
		}
		node.propertyNames().stream().filter((name) -> !members.contains(name)).findFirst().ifPresent((name) -> {
			throw at(pointer, "There is no member '" + shortened(name) + "' here");
		});
		return new SentObject(node, pointer);
	}

	boolean has(String member) {
		return this.node.has(member);
	}

	/**
	 * The value of a text, which null is not.
	 */
	<T> T read(String member, Function<String, T> reading) {
		JsonNode value = this.node.path(member);
		if (value.isMissingNode()) {
			throw at(this.pointer, "The member '" + member + "' is missing");
		}
		if (!value.isString()) {
			throw at(this.pointer + "/" + member, "This has to be a text");
		}
		return located(this.pointer + "/" + member, () -> reading.apply(value.stringValue()));
	}

	/**
	 * The value of a text that need not be there. One that is null is not.
	 */
	<T> Optional<T> readIfThere(String member, Function<String, T> reading) {
		return this.node.hasNonNull(member) ? Optional.of(read(member, reading)) : Optional.empty();
	}

	<T> List<T> readEach(String member, Set<String> members, Function<SentObject, T> reading) {
		JsonNode value = this.node.path(member);
		String place = this.pointer + "/" + member;
		if (!value.isArray()) {
			throw at(place, "This has to be an array");
		}
		return IntStream.range(0, value.size())
			.mapToObj((index) -> of(value.get(index), place + "/" + index, members))
			.map((object) -> located(object.pointer, () -> reading.apply(object)))
			.toList();
	}

	private static <T> T located(String pointer, Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (Located ex) {
			throw ex;
		}
		catch (InvalidInput ex) {
			throw at(pointer, Objects.requireNonNull(ex.getMessage()));
		}
	}

	private static Located at(String pointer, String fault) {
		return new Located((pointer.isEmpty() ? "" : pointer + ": ") + fault);
	}

	private static String shortened(String name) {
		return (name.length() > 50) ? name.substring(0, 50) + "\u2026" : name;
	}

	private static final class Located extends InvalidInput {

		Located(String message) {
			super(message);
		}

	}

}
