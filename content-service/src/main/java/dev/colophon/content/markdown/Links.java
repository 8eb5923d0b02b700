package dev.colophon.content.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Links, images, references to footnotes, HTML and hard breaks within lines.
 */
final class Links {

	private static final Pattern ENTITY = Pattern.compile("&(?:#[0-9]{1,8}|#x[0-9a-fA-F]{1,8}|[a-zA-Z0-9]{1,40});");

	private static final Pattern ADDRESS = Pattern.compile("(?:ftp|https?)://.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern MAIL_ADDRESS = Pattern.compile("[^ !@]+@[^@ ]+");

	private static final Pattern TAG = Pattern.compile("/?[a-zA-Z][^@ ]*(?: .*)?", Pattern.DOTALL);

	private static final Pattern NAME = Pattern.compile("\\s?\\[([^\\]]*+)\\]");

	private final Stash stash;

	private final Definitions definitions;

	private final Footnotes footnotes;

	private final Emphasis emphasis;

	private final OutputLimits limits;

	/**
	 * Knows the names of characters, and is costly to make.
	 */
	private final Parser parser = Parser.htmlParser();

	private final Map<String, String> characters = new HashMap<>();

	Links(Stash stash, Definitions definitions, Footnotes footnotes, Emphasis emphasis, OutputLimits limits) {
		this.stash = stash;
		this.definitions = definitions;
		this.footnotes = footnotes;
		this.emphasis = emphasis;
		this.limits = limits;
	}

	String take(String text, boolean inLink) {
		return new Scan(text, inLink).take();
	}

	private final class Scan {

		private final String text;

		private final boolean inLink;

		private final Brackets brackets;

		private final StringBuilder rest = new StringBuilder();

		private int at;

		private int referencesFrom;

		private int commentEnd = -1;

		private int closing = -1;

		Scan(String text, boolean inLink) {
			this.text = text;
			this.inLink = inLink;
			this.brackets = new Brackets(text);
		}

		String take() {
			while (this.at < this.text.length()) {
				if (!takeSign(this.text.charAt(this.at))) {
					this.rest.append(this.text.charAt(this.at++));
				}
			}
			return this.rest.toString();
		}

		private boolean takeSign(char sign) {
			return switch (sign) {
				case '!' -> this.text.startsWith("[", this.at + 1) && takeLink(this.at + 1, true);
				case '[' -> takeFootnote() || !this.inLink && !isBehind('!') && takeLink(this.at, false);
				case '<' -> takeMarkup();
				case '&' -> takeEntity();
				case ' ' ->
					this.text.startsWith("  \n", this.at) && take(stashed(Elements.of("br")) + "\n", this.at + 3);
				default -> false;
			};
		}

		private String stashed(org.jsoup.nodes.Node node) {
			return Links.this.stash.keep(node);
		}

		private boolean take(String mark, int end) {
			this.rest.append(mark);
			this.at = end;
			return true;
		}

		private boolean isBehind(char sign) {
			return this.at > 0 && this.text.charAt(this.at - 1) == sign;
		}

		private boolean takeFootnote() {
			if (!this.text.startsWith("[^", this.at)) {
				return false;
			}
			int end = nextClosing();
			if (end < 0 || this.text.indexOf('[', this.at + 1, end) >= 0) {
				return false;
			}
			String name = Links.this.stash.plain(this.text.substring(this.at + 2, end));
			return Links.this.footnotes.reference(name).map((mark) -> take(stashed(mark), end + 1)).orElse(false);
		}

		private int nextClosing() {
			if (this.closing < this.at) {
				int next = this.text.indexOf(']', this.at);
				this.closing = (next < 0) ? Integer.MAX_VALUE : next;
			}
			return (this.closing < Integer.MAX_VALUE) ? this.closing : -1;
		}

		private boolean takeLink(int open, boolean image) {
			int close = this.brackets.close(open);
			if (close < 0) {
				return false;
			}
			// The names of references have no brackets in them.
			boolean isName = this.text.indexOf('[', open + 1, close) < 0;
			Matcher name = NAME.matcher(this.text).region(close + 1, this.text.length());
			if (open >= this.referencesFrom && name.lookingAt()) {
				boolean named = !name.group(1).isEmpty();
				if ((named || isName) && refer(open, close,
						named ? name.group(1) : this.text.substring(open + 1, close), name.end(), image)) {
					return true;
				}
				// What could have been a name is not the text of a reference itself.
				this.referencesFrom = name.end();
			}
			LinkTarget target = LinkTarget.in(this.text, close + 1, this.brackets);
			if (target != null) {
				return link(this.text.substring(open + 1, close), target.destination(), target.title(), target.end(),
						image);
			}
			return isName && refer(open, close, this.text.substring(open + 1, close), close + 1, image);
		}

		private boolean refer(int open, int close, String name, int end, boolean image) {
			if (Links.this.definitions.references().isEmpty()) {
				return false;
			}
			String key = Links.this.stash.plain(name).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
			Definitions.Reference reference = Links.this.definitions.references().get(key);
			if (reference == null) {
				return false;
			}
			Links.this.limits.addRepeated(reference.destination().length() + reference.title().length());
			return link(this.text.substring(open + 1, close), reference.destination(), reference.title(), end, image);
		}

		private boolean link(String label, String destination, @Nullable String title, int end, boolean image) {
			Element element = Elements.of(image ? "img" : "a");
			element.attr(image ? "src" : "href", unescaped(destination));
			if (title != null && !title.isEmpty()) {
				element.attr("title", unescaped(title));
			}
			if (image) {
				element.attr("alt", unescaped(label));
			}
			else {
				Links.this.emphasis.fill(element, Links.this.take(label, true));
			}
			return take(stashed(element), end);
		}

		private String unescaped(String attribute) {
			String plain = Links.this.stash.plain(attribute);
			return (plain.indexOf('&') < 0) ? plain : Links.this.parser.unescape(plain, true);
		}

		private boolean takeMarkup() {
			if (this.text.startsWith("<!--", this.at)) {
				this.commentEnd = (this.commentEnd < this.at + 4) ? this.text.indexOf("-->", this.at + 4)
						: this.commentEnd;
				this.commentEnd = (this.commentEnd < 0) ? Integer.MAX_VALUE : this.commentEnd;
				return this.commentEnd < Integer.MAX_VALUE && take("", this.commentEnd + 3);
			}
			int end = this.at + 1;
			while (end < this.text.length() && this.text.charAt(end) != '<' && this.text.charAt(end) != '>') {
				end++;
			}
			return end < this.text.length() && this.text.charAt(end) == '>'
					&& takeMarkup(this.text.substring(this.at + 1, end), end + 1);
		}

		private boolean takeMarkup(String inside, int end) {
			if (ADDRESS.matcher(inside).matches()) {
				return take(stashed(autolink(inside, "")), end);
			}
			if (MAIL_ADDRESS.matcher(inside).matches()) {
				return take(stashed(autolink(inside.replaceFirst("^mailto:", ""), "mailto:")), end);
			}
			return TAG.matcher(inside).matches()
					&& take(stashed(new DataNode("<" + Links.this.stash.html(inside) + ">")), end);
		}

		private Element autolink(String address, String scheme) {
			String plain = Links.this.stash.plain(address);
			return Elements.of("a").attr("href", scheme + plain).appendText(plain);
		}

		private boolean takeEntity() {
			Matcher entity = ENTITY.matcher(this.text).region(this.at, this.text.length());
			if (!entity.lookingAt()) {
				return false;
			}
			String character = Links.this.characters.computeIfAbsent(entity.group(),
					(name) -> Links.this.parser.unescape(name, false));
			return take("*_{".contains(character) ? stashed(new TextNode(character)) : character, entity.end());
		}

	}

}
