package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.HtmlTextEscapingMode;
import org.owasp.html.PolicyFactory;

/**
 * Lets through what shows text and pictures, and nothing that acts.
 */
final class Sanitizer {

	private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}\\p{M}_-]+");

	private static final PolicyFactory POLICY = new HtmlPolicyBuilder().allowCommonInlineFormattingElements()
		.allowCommonBlockElements()
		.allowElements("a", "img", "pre", "hr", "br", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption",
				"kbd", "abbr", "mark", "dl", "dt", "dd", "details", "summary", "figure", "figcaption", "section",
				"article", "aside", "header", "footer", "nav", "address", "cite", "dfn", "q", "samp", "var", "time")
		.allowStandardUrlProtocols()
		.allowAttributes("href")
		.onElements("a")
		.allowAttributes("src", "alt", "width", "height")
		.onElements("img")
		.allowAttributes("title")
		.globally()
		.allowAttributes("id")
		.matching(ID)
		.onElements("h1", "h2", "h3", "h4", "h5", "h6")
		.allowAttributes("id")
		.matching(Pattern.compile("fn(?:ref\\d*)?:[\\p{L}\\p{N}\\p{M}_.-]+"))
		.onElements("li", "sup")
		.allowAttributes("class")
		.matching(Pattern.compile("language-[A-Za-z0-9_.+#-]+"))
		.onElements("code")
		.allowAttributes("align")
		.matching(true, "left", "center", "right")
		.onElements("th", "td")
		.allowAttributes("colspan", "rowspan")
		.matching(Pattern.compile("[0-9]{1,3}"))
		.onElements("th", "td")
		.allowAttributes("start")
		.matching(Pattern.compile("[0-9]{1,9}"))
		.onElements("ol")
		.toFactory();

	private Sanitizer() {
	}

	static String sanitize(String html) {
		var sanitized = new StringBuilder(html.length());
		HtmlStreamEventReceiver renderer = HtmlStreamRenderer.create(sanitized, Handler.DO_NOTHING);
		HtmlSanitizer.sanitize(html, new NestingLimit(POLICY.apply(renderer)));
		return sanitized.toString().strip();
	}

	/**
	 * Leaves out tags that are nested too deep. The library does that only for elements
	 * that it knows, and goes through all open ones at each end tag.
	 */
	private static final class NestingLimit extends HtmlStreamEventReceiverWrapper implements HtmlSanitizer.Policy {

		private static final int DEEPEST = 512;

		private final List<String> open = new ArrayList<>();

		NestingLimit(HtmlSanitizer.Policy policy) {
			super(policy);
		}

		@Override
		public void openTag(String elementName, List<String> attributes) {
			if (HtmlTextEscapingMode.isVoidElement(elementName)) {
				super.openTag(elementName, attributes);
			}
			else if (this.open.size() < DEEPEST) {
				this.open.add(elementName);
				super.openTag(elementName, attributes);
			}
		}

		@Override
		public void closeTag(String elementName) {
			int last = this.open.lastIndexOf(elementName);
			if (last >= 0) {
				this.open.subList(last, this.open.size()).clear();
				super.closeTag(elementName);
			}
		}

	}

}
