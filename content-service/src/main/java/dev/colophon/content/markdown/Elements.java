package dev.colophon.content.markdown;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/**
 * Makes the elements of lines, and answers what rules ask of those that others have made.
 */
final class Elements {

	static final Set<String> LISTS = Set.of("ul", "ol");

	/**
	 * A text can have hundreds of thousands of these, and jsoup creates a tag for each
	 * element that is made by its name.
	 */
	private static final Map<String, Tag> TAGS = Stream.of("a", "abbr", "br", "code", "em", "img", "strong", "sup")
		.collect(Collectors.toUnmodifiableMap(Function.identity(), Tag::valueOf));

	private Elements() {
	}

	/**
	 * A new inline element.
	 */
	static Element of(String name) {
		return new Element(Objects.requireNonNull(TAGS.get(name)), null);
	}

	static boolean is(@Nullable Element element, Set<String> names) {
		return element != null && names.contains(element.normalName());
	}

	static boolean is(@Nullable Element element, String name) {
		return element != null && element.normalName().equals(name);
	}

	/**
	 * Makes a paragraph of the text that an item begins with, since its list is not tight
	 * any more.
	 */
	static void wrapFirstText(Element item) {
		if (!item.childNodes().isEmpty() && item.childNode(0) instanceof TextNode text) {
			text.wrap("<p></p>");
		}
	}

	/**
	 * The same for the text that it ends with.
	 */
	static void wrapLastText(Element item) {
		Node last = item.lastChild();
		if (last instanceof TextNode text) {
			text.text(text.getWholeText().stripLeading());
			text.wrap("<p></p>");
		}
	}

	/**
	 * Goes on with the text at the end of an element.
	 * @return how long that was
	 */
	static int addText(Element element, String text) {
		Node last = element.lastChild();
		if (last instanceof TextNode before) {
			String whole = before.getWholeText();
			before.text(whole + "\n" + text);
			return whole.length();
		}
		element.appendChild(new TextNode((last != null) ? "\n" + text : text.stripLeading()));
		return 0;
	}

}
