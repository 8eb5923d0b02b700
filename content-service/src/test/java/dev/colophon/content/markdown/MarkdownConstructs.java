package dev.colophon.content.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Texts of any length, each made of one construct: what a reader of Markdown may find
 * expensive, and what people do write.
 */
public final class MarkdownConstructs {

	private static final String[] REPEATED = {
			// emphasis
			"*", "_", "*a*", "_a", "_a ", "a_", "__a", "**a ", "*a **a ", "__a _a ", "***a ", "*a_ ", "_*", "*_a",
			"**a** ", "*a** ", "a*b_c", "***a** ", "***a* ", "**a*b*** ", "__a_b___ ", "_a_ ", "*a*{: #x }", "* a",
			" * ", " _ ", "*a\n", "**a\n\n", "\\*", "*\u0660", "_\u0301",
			// brackets, links and images
			"[", "]", "![", "[]", "()", "(", ")", "[a](", "[a](b ", "[a](b)", "![a](b) ", "[a][b] ", "[a][", "[a]",
			"[a] [b] ", "[![a](b)](c)", "[[a](b)](c)", "[x](<", "[x](<a>", "[x](a \"", "[x](a 'b' ", "[x](a(b(c ",
			"[a](b \"c\") ", "[a]:  ", "[a]: b\n", "[a]: b\n\n", "[a]: b \"c\n", "[a]:\n b\n 'c\n", "[^1]", "[^1]: x\n",
			"[^1]: x\n\n    y\n\n", "[^1", "[^", "[^a]:", "[]: ", "[[[]", "[a\\]", "![[", "[a](b\n", "[a]{", "[\n",
			"[a](\\", "](", ")[",
			// code
			"`", "``", "`a ``b ```c ", "`a` ", "`a\n", "```\n", "```\na\n", "~~~\na\n", "~~~~\na\n~~~\n", "``` {.a}\n",
			"``` hl_lines=\"", "```a\nb\n```\n", "    a\n", "    a\n\n", "\ta\n", "    :::a\n", "\\`", "`\\",
			// HTML
			"<", ">", "<a ", "<a b=\"", "<a b='", "<!--", "<!-- ", "<!-->", "<!---->", "-->", "<![CDATA[", "]]>", "<?",
			"?>", "<!", "<!a>", "<div>", "<div>\n", "</div>", "</div>\n", "<div>\n\n</div>\n\n", "<div></div>",
			"<div/>", "<b>", "<b>a</b>", "</b>", "<p>", "<p>\n\n", "<script>", "<script>\n", "</script>", "<style>\n",
			"<table>\n", "<tr>", "<td>\n", "<li>", "<div><script>", "<div a='b' ", "<div markdown=\"1\">\n",
			"<div markdown=\"1\">", "<div markdown=\"1\">a</div>\n\n", "<p markdown=\"1\">a</p>\n", "<div markdown",
			"<a href=", "<x@y>", "<http://a>", "<http://", "<mailto:a@b>", "<img src=x>", "<br>", "<br/>", "<hr>\n",
			"<svg>", "<math>", "<textarea>\n", "<pre>\n", "<select>", "<option>", "<noscript>\n", "<a>", "<h1>",
			"<a b>", "<a\n", "<a `", "<details><summary>a</summary>", "<ul><li>", "<dl><dt>", "<font>", "<i><b>",
			"<iframe>", "<object>\n", "<template>", "<\u0130>", "</", "<a/",
			// entities
			"&", "&amp;", "&amp", "&#", "&#x", "&#42;", "&#0;", "&#x1F600;", "&lt;", "&a;", "&nbsp;", "&aaaaaaaaa",
			// blocks
			"# a\n", "#", "# ", "######\n", "# a #", "# \\", "# a {: #b }\n", "a\n---\n", "a\n===\n", "=", "-", "---\n",
			"- - ", "* * *\n", "***\n", "a\n\n", "a\n", "- a\n", "- a\n\n", "-\n", "+ a\n* b\n- c\n", "1. a\n",
			"1. a\n\n", "1. a\n    1. b\n", "- a\n    - b\n", "- a\n\n    b\n\n", "- a\n\n        b\n\n", "> a\n",
			"> a\n\n", ">\n", "> ", ">", "> - a\n", "- > a\n", "> > a\n", ">a\n>\n>", "a\n: b\n", "a\n\n: b\n\n",
			": a\n", "a\n: b\n\n    c\n", ":", ": : ", "*[a]: b\n", "*[a]: b\n\n", "*[", "{: #x }", "{: a=b }",
			"{: a='b\" }", "{:", "{", "}", "{a", "a\n{: #x }\n", "a {: ", "*a*{: ", "{: }\n",
			// tables
			"|", "||||\n|-|-|-|\n", "a|b\n-|-\nc|d\n\n", "|a|\n|-|\n", "a|b\n", "|-", "-|", ":-:|", "|`", "\\|", "| \n",
			"a|b\n-|-\n",
			// spaces, lines and characters
			" ", "\t", "\n", " \n", "\t\n", "  \n", "a  \n", "   a\n", "a\t", "\r", "\r\n", "\\", "\\\\", "\\\n", "\"",
			"'", "\u00A0", "\u2028", "\u200B", "\u0301", "\uFEFF", "\u0130", "\u00DF", "\uFB01", "\uD83D\uDE00",
			"\u202E", "\u4E00", "\u0E01", "a", "a ", "aA1_ ", "a-", "a.", "a/", "a@", "a:", "1.", "1-", "-1", "1e",
			"+1", "a'", "www.a.", "a.b/c?d=e&", "a@b.c ", "http://", "http://a ", "http://a/b.c/",
			"https://a.b/c_d_e\n", "/a/", "~", "~~", "^", "$", "--", "==", ":-", "!", "?", "%", "://", "a\u0301",
			"a_b_", "a*b*", "a\u00B7", "x@", "x.y@" };

	private MarkdownConstructs() {
	}

	/**
	 * What people do write, by name: each is to be taken.
	 */
	public static Map<String, IntFunction<String>> ordinary() {
		Map<String, IntFunction<String>> texts = new LinkedHashMap<>();
		texts.put("prose", repeated(
				"""
						Bread is made of flour, water and salt, and *time*. It wants to be **left alone** for a night or two, and
						whoever looks after it (as many do) gets what [they](https://example.org/bread) deserve.

						"""));
		texts.put("prose in another script", repeated("Хлеб пекут из муки, воды и соли. Ему нужно *время*.\n\n"));
		texts.put("an ordinary table", rows("| Flour | Water, g | *Salt* |\n| --- | ---: | :-: |\n",
				(row) -> "| rye %d | %d | `%d` |\n".formatted(row, row * 3, row)));
		texts.put("many ordinary tables",
				repeated("| Flour | Water |\n| --- | ---: |\n| rye | 80 |\n| wheat | 60 |\n\nText between them.\n\n"));
		texts.put("a list", repeated("- flour and water, *mixed*\n- salt\n    - of the sea\n    - of the rock\n"));
		texts.put("a numbered list", rows("", (row) -> row + ". Step number " + row + "\n"));
		texts.put("links",
				rows("", (row) -> "[page %d](https://example.org/pages/%d.html \"A page\")\n".formatted(row, row)));
		texts.put("links by name",
				rows("", (row) -> "See [page %d] and [that][page %d].\n\n[page %d]: https://example.org/%d\n\n"
					.formatted(row, row, row, row)));
		texts.put("code",
				repeated("```java\nint a = b * c; // _d_ <e>\nif (a < 1) {\n    return;\n}\n```\n\nAs above.\n\n"));
		texts.put("one piece of code", within("```java\n", "int a = b * c; // _d_ <e>\n", "```\n"));
		texts.put("headings", rows("", (row) -> "## Part %d\n\nIts text.\n\n".formatted(row)));
		texts.put("footnotes",
				rows("", (row) -> "A text[^%d].\n\n[^%d]: Its note, with *words*.\n\n".formatted(row, row)));
		texts.put("quotes", repeated("> Somebody said this,\n> in two lines.\n\nAnd then that.\n\n"));
		texts.put("definitions", repeated("Flour\n: What mills make of grain.\n\n"));
		texts.put("HTML", repeated("<div class=\"note\">\n<p>A note with <b>words</b>.</p>\n</div>\n\nText.\n\n"));
		return texts;
	}

	/**
	 * All texts, by name.
	 */
	public static Map<String, IntFunction<String>> all() {
		Map<String, IntFunction<String>> texts = new LinkedHashMap<>(ordinary());
		for (String piece : REPEATED) {
			texts.put(named(piece), (length) -> "x\n\n" + repeated(piece).apply(length) + "\n\nx");
		}
		putTables(texts);
		putDefinitions(texts);
		putNested(texts);
		putUnusual(texts);
		return texts;
	}

	private static void putTables(Map<String, IntFunction<String>> texts) {
		for (int columns : new int[] { 2, 30, 300, 3000 }) {
			String head = "|" + "a|".repeat(columns) + "\n|" + "-|".repeat(columns) + "\n";
			texts.put("short rows under " + columns + " columns", within(head, "a\n", ""));
			texts.put("full rows of " + columns + " columns", within(head, "|" + "a|".repeat(columns) + "\n", ""));
			texts.put("rows without a cell, " + columns + " columns", within(head, "|\n", ""));
			texts.put("rows of spaces, " + columns + " columns", within(head, "| |\n", ""));
			texts.put("aligned " + columns + " columns",
					within("|" + "a|".repeat(columns) + "\n|" + ":-:|".repeat(columns) + "\n", "a\n", ""));
		}
		texts.put("as many columns as rows", (length) -> {
			int side = Math.max(1, length / 5);
			return "|" + "a|".repeat(side) + "\n|" + "-|".repeat(side) + "\n" + "a\n".repeat(side / 2);
		});
		texts.put("one row of many cells", (length) -> "|" + "a|".repeat(length / 4) + "\n|" + "-|".repeat(length / 4));
		texts.put("many tables of many columns",
				repeated("|" + "a|".repeat(50) + "\n|" + "-|".repeat(50) + "\n" + "a\n".repeat(30) + "\n"));
	}

	private static void putDefinitions(Map<String, IntFunction<String>> texts) {
		String longText = "w".repeat(2_000);
		texts.put("a long address used often", within("[a]: /" + longText + " \"" + longText + "\"\n\n", "[a]\n", ""));
		texts.put("an address of half the text used often",
				(length) -> "[a]: /" + "w".repeat(length / 2) + "\n\n" + "[a]\n".repeat(length / 8));
		texts.put("a title of half the text used often",
				(length) -> "[a]: / \"" + "w".repeat(length / 2) + "\"\n\n" + "[a]\n".repeat(length / 8));
		texts.put("an address of half the text used for images",
				(length) -> "[a]: /" + "w".repeat(length / 2) + "\n\n" + "![a] ".repeat(length / 10));
		texts.put("a long abbreviation used often", within("*[a]: " + longText + "\n\n", "a ", ""));
		texts.put("an abbreviation of half the text used often",
				(length) -> "*[a]: " + "w".repeat(length / 2) + "\n\n" + "a ".repeat(length / 4));
		texts.put("many abbreviations in a text",
				(length) -> rows("", (row) -> "*[w%d]: b\n".formatted(row)).apply(length / 2) + "\n"
						+ "w1 w w22 ".repeat(length / 18));
		texts.put("abbreviations that begin alike",
				(length) -> rows("", (row) -> "*[%s%d]: b\n".formatted("a".repeat(20), row)).apply(length / 2) + "\n"
						+ ("a".repeat(20) + " ").repeat(length / 42));
		texts.put("abbreviations of many lengths", (length) -> {
			int most = (int) Math.sqrt(length);
			return rows("", (row) -> "*[%s]: b\n".formatted("a ".repeat(Math.min(row % most + 1, most)) + "b"))
				.apply(length / 2) + "\n" + "a ".repeat(length / 4);
		});
		texts.put("references to many names", rows("", (row) -> "[w%d]: /x\n[w%d]\n\n".formatted(row, row)));
		texts.put("references to none", rows("", (row) -> "[w%d][v%d] ".formatted(row, row)));
		texts.put("one footnote used often", within("[^a]: b\n\n", "[^a] ", ""));
		texts.put("a footnote with a long name used often", within("[^" + longText + "]: b\n\n", "[^a] ", ""));
		texts.put("a footnote with a name of a quarter of the text", (length) -> {
			String name = "w".repeat(length / 4);
			return "[^" + name + "]: b\n\n[^" + name + "] [^" + name + "] ";
		});
		texts.put("a footnote with a name of a root of the text used often", (length) -> {
			String name = "w".repeat((int) Math.sqrt(length));
			return "[^" + name + "]: b\n\n" + ("[^" + name + "] ").repeat(length / (name.length() + 4));
		});
		texts.put("many footnotes used once", rows("", (row) -> "a[^%d]\n\n[^%d]: b\n\n".formatted(row, row)));
		texts.put("many footnotes of many lines", rows("", (row) -> "[^%d]: b\n    c\n\n    d\n\n".formatted(row)));
		texts.put("footnotes that refer to each other",
				rows("", (row) -> "[^%d]: b[^%d] [^%d]\n".formatted(row, row + 1, row / 2)));
		texts.put("footnotes in footnotes", (length) -> {
			StringBuilder text = new StringBuilder();
			for (int level = 0; text.length() < length && level < 90; level++) {
				text.append("    ".repeat(level)).append("[^").append(level).append("]: a\n\n");
			}
			return text.append("[^1] ".repeat(Math.max(0, (length - text.length()) / 5))).toString();
		});
		texts.put("the same footnote defined often", within("", "[^a]: b\n\n    c\n\n", "[^a]"));
		texts.put("headings of one name", within("", "# a\n\n", ""));
		texts.put("headings of one name and its numbers", rows("", (row) -> "# a\n\n# a-%d\n\n".formatted(row)));
		texts.put("headings of no name", within("", "# !\n\n", ""));
		texts.put("headings with the same attribute", within("", "# a {: #b }\n\n", ""));
		texts.put("many attributes in a list", (length) -> "# a {: " + "a=b ".repeat(length / 4) + "}");
		texts.put("many attributes by different names",
				(length) -> "# a {: " + rows("", (row) -> "a%s=b ".formatted(word(row))).apply(length) + "}");
		texts.put("an attribute of half the text", (length) -> "# a {: title=\"" + "w".repeat(length) + "\" }");
		texts.put("spaces before an attribute list", (length) -> "# a" + " ".repeat(length) + "{: b");
		texts.put("many attributes of an HTML element",
				(length) -> "<div " + rows("", (row) -> "a%s=b ".formatted(word(row))).apply(length) + ">\n\n</div>");
		texts.put("many attributes of an element in a line",
				(length) -> "x <b " + rows("", (row) -> "a%s=b ".formatted(word(row))).apply(length) + ">x</b>");
		texts.put("front matter of one key", within("---\ntitle: a\n", "  - a\n", "---\n"));
		texts.put("front matter of many keys", rows("---\n", (row) -> "k%d: a\n".formatted(row)));
		texts.put("front matter that goes on", within("---\ntitle: a\n", "a\n", "---\n"));
		texts.put("front matter of Pelican's that goes on", within("title: a\n", "    a\n", "\n"));
		texts.put("front matter with a list in a line", within("---\ntitle: [", "a, ", "]\n---\n"));
		texts.put("front matter with quotes in a line", within("---\ntitle: [", "\"a", "]\n---\n"));
		texts.put("front matter with apostrophes in a line", within("---\ntitle: [", "''", "]\n---\n"));
		texts.put("front matter with backslashes", within("---\ntitle: \"", "\\\\", "\n---\n"));
		texts.put("front matter that never ends", within("---\n", "a: b\n", ""));
		texts.put("front matter of aliases",
				rows("---\na0: &a0 [x]\n", (row) -> "a%d: &a%d [*a%d, *a%d]\n".formatted(row + 1, row + 1, row, row)));
		texts.put("front matter of spaces", within("---\na:", " ", "\n---\n"));
		texts.put("front matter of brackets", within("---\na: ", "[", "\n---\n"));
	}

	private static void putNested(Map<String, IntFunction<String>> texts) {
		for (String[] pair : new String[][] { { "*", "*" }, { "**", "**" }, { "*_", "_*" }, { "**_", "_**" },
				{ "_a ", " a_" }, { "*a ", " a*" }, { "**a *b ", " b* a**" }, { "[", "]" }, { "[", "](b)" },
				{ "![", "](b)" }, { "[", "][b]" }, { "(", ")" }, { "[a](", ")" }, { "[![", "](a)](b)" },
				{ "<div>\n", "</div>\n" }, { "<div>", "</div>" }, { "<b>", "</b>" }, { "<i><b>", "</b></i>" },
				{ "<a>", "</a>" }, { "<span>", "</span>" }, { "<blockquote>", "</blockquote>" },
				{ "<ul><li>", "</li></ul>" }, { "<table><tr><td>", "</td></tr></table>" },
				{ "<details>", "</details>" }, { "<q>", "</q>" }, { "<x>", "</x>" },
				{ "<div markdown=\"1\">\n", "</div>\n" }, { "<div markdown=\"1\">\n\n", "\n\n</div>\n\n" },
				{ "{", "}" }, { "<!--", "-->" }, { "~~~\n", "\n~~~\n" }, { "`", "`" }, { "\"", "\"" }, { "<", ">" } }) {
			texts.put(named(pair[0]) + " around " + named(pair[1]), (length) -> {
				int depth = length / (pair[0].length() + pair[1].length());
				return pair[0].repeat(depth) + "a" + pair[1].repeat(depth);
			});
			texts.put(named(pair[0]) + " around " + named(pair[1]) + ", 50 deep, often",
					repeated(pair[0].repeat(50) + "a" + pair[1].repeat(50) + "\n\n"));
		}
		for (String sign : new String[] { "> ", "- ", "1. ", "> - ", ">", "    ", "\t", "* > ", "[", "*", "_", ": ",
				"<div>", "<b>" }) {
			texts.put(named(sign) + " to the end of one line", (length) -> sign.repeat(length / sign.length()) + "a");
			texts.put(named(sign) + " 60 deep in each line", repeated(sign.repeat(60) + "a\n"));
			texts.put(named(sign) + " 90 deep in each block", repeated(sign.repeat(90) + "a\n\n"));
			texts.put(named(sign) + " 5 deep in each line", repeated(sign.repeat(5) + "a\n"));
			texts.put(named(sign) + " one deeper in each line", (length) -> {
				StringBuilder text = new StringBuilder();
				for (int level = 0; text.length() < length; level++) {
					text.append(sign.repeat(level)).append("a\n");
				}
				return text.toString();
			});
		}
		texts.put("a list one deeper in each line", (length) -> {
			StringBuilder text = new StringBuilder();
			for (int level = 0; text.length() < length; level++) {
				text.append("    ".repeat(level)).append("- a\n");
			}
			return text.toString();
		});
		for (int depth : new int[] { 8, 40, 90 }) {
			StringBuilder list = new StringBuilder();
			for (int level = 0; level < depth; level++) {
				list.append("    ".repeat(level)).append("- a\n");
			}
			texts.put("lists " + depth + " deep", repeated(list + "\nx\n\n"));
			texts.put("a list " + depth + " deep and a long text in it",
					within(list + "\n", "    ".repeat(depth) + "a b c\n", ""));
			texts.put("a list " + depth + " deep and many texts in it",
					within(list + "\n", "    ".repeat(depth) + "a\n\n", ""));
		}
	}

	private static void putUnusual(Map<String, IntFunction<String>> texts) {
		texts.put("code spans of growing length", growing((row) -> "`".repeat(row) + " "));
		texts.put("fences of growing length", growing((row) -> "~".repeat(row + 3) + "\n"));
		texts.put("emphasis of growing length", growing((row) -> "*".repeat(row) + "a "));
		texts.put("underscores of growing length", growing((row) -> "_".repeat(row) + "a "));
		texts.put("tags of growing length", growing((row) -> "<" + "a".repeat(row) + "> "));
		texts.put("spaces of growing length", growing((row) -> " ".repeat(row) + "a"));
		texts.put("indented lines of growing depth", growing((row) -> " ".repeat(row) + "a\n"));
		texts.put("different words", rows("", (row) -> word(row) + " "));
		texts.put("different words with hyphens", rows("", (row) -> word(row) + "-"));
		texts.put("different words with points", rows("", (row) -> word(row) + "."));
		texts.put("different words with slashes", rows("", (row) -> word(row) + "/"));
		texts.put("different signs of Han", rows("", (row) -> (char) (0x4E00 + row % 20_000) + " "));
		texts.put("different numbers", rows("", (row) -> row + " "));
		texts.put("one long word", (length) -> "w".repeat(length));
		texts.put("words of 2,000 letters", repeated("w".repeat(2_000) + " "));
		texts.put("lines without a break at their ends", repeated("a b c "));
		texts.put("a heading of one line", (length) -> "# " + "a ".repeat(length / 2));
		texts.put("a heading of backslashes", (length) -> "# " + "\\a".repeat(length / 2) + "\n\n#");
		texts.put("signs of numbers at the end of a heading", (length) -> "# a" + "#".repeat(length) + "a");
		texts.put("a comment of all the text", within("<!--\n", "a\n", "-->"));
		texts.put("comments one by one", repeated("<!-- a -->\n\n"));
		texts.put("a script of all the text", within("<div><script>\n", "<script>a\n", "</script></div>"));
		texts.put("scripts in a division", within("<div>\n", "<script></script>\n", "</div>"));
		texts.put("unknown ends in a division", within("<div>\n" + "<b>".repeat(2_000) + "\n", "</x>", "</div>"));
		texts.put("elements and other ends",
				(length) -> "<div>\n" + "<b>".repeat(length / 8) + "</x>".repeat(length / 8));
		texts.put("quotes in a tag", (length) -> "<div " + "\"\" ".repeat(length / 3));
		texts.put("a tag of quotes on each line", repeated("<div " + "\"\"".repeat(199) + "\n"));
		texts.put("a long tag that does not end", (length) -> "<div a=\"" + "b".repeat(length));
		texts.put("a paragraph of an HTML block after another", within("", "<p>a\n\n<div>b\n\n", ""));
		texts.put("many kinds of elements", rows("", (row) -> "<x%s>".formatted(word(row))));
		texts.put("many kinds of divisions on a line", (length) -> "<div>" + "<p><b><i><u>".repeat(length / 12) + "\n");
		texts.put("attribute lists that begin in a heading", (length) -> "# a" + " {a".repeat(length / 3));
		texts.put("attribute lists that end in a heading", (length) -> "# a" + " {a}".repeat(length / 4));
		texts.put("attribute lists that begin at the end of a paragraph",
				(length) -> "a" + "\n{a".repeat(length / 3) + " }");
		texts.put("an attribute list of letters", (length) -> "# a {: " + "a".repeat(length) + " }");
		texts.put("an attribute list of number signs", (length) -> "# a {: " + "#".repeat(length) + " }");
		texts.put("an attribute list of spaces", (length) -> "# a {: a" + " ".repeat(length) + "b }");
		texts.put("an element that is Markdown again and again",
				(length) -> "<div" + " markdown".repeat(length / 18) + ">" + "</div".repeat(length / 10));
		texts.put("elements of text without an end", repeated("<div><script>\n</div>\n"));
		texts.put("tags with long quotes", repeated("<a ".repeat(60) + "\"" + "b".repeat(3_900) + "\"\n"));
		texts.put("tags with long quotes in a division",
				within("<div>\n", "<a ".repeat(60) + "\"" + "b".repeat(3_900) + "\"\n", ""));
		texts.put("tags with short quotes in a division", within("<div>\n", "<a \"\" ", ""));
		texts.put("text in an item between definitions", within("- a\n", "[x]: y\nb\n", ""));
		texts.put("text in an item between abbreviations", within("- a\n", "*[x]: y\nb\n", ""));
		texts.put("underscores before one in the distance", (length) -> "__a ".repeat(length / 4) + " _b");
		texts.put("underscores before an end in the distance", (length) -> "__a ".repeat(length / 4) + " b__");
		texts.put("asterisks before an end in the distance",
				(length) -> "**a".repeat(length / 6) + "b ".repeat(length / 4) + "*");
		texts.put("emphasis among links", repeated("[a](b) *c* "));
		texts.put("abbreviations among links", (length) -> "*[c]: d\n\n" + "[a](b) c ".repeat(length / 9));
		texts.put("abbreviations among code", (length) -> "*[c]: d\n\n" + "`a` c ".repeat(length / 6));
		texts.put("brackets before an end in the distance",
				(length) -> "[^".repeat(length / 4) + "a".repeat(length / 2) + "]");
		texts.put("brackets around brackets, with a reference",
				(length) -> "[b]: /c\n\n" + "[".repeat(length / 2) + "]".repeat(length / 2));
		texts.put("a long quoted value in front matter",
				(length) -> "---\ntitle: [\"" + "a".repeat(length) + "\"]\n---\n");
		texts.put("a quoted value of escapes in front matter",
				(length) -> "---\ntitle: [\"" + "\\a".repeat(length / 2) + "\", 'b']\n---\n");
		texts.put("a quoted value of apostrophes in front matter",
				(length) -> "---\ntitle: ['" + "''".repeat(length / 2) + "']\n---\n");
		texts.put("links in which lines end", repeated("[a\nb](c\n\"d\") "));
		texts.put("hard breaks", repeated("a b  \n"));
		texts.put("links with long addresses in angles", repeated("[x](<" + "a".repeat(3_900) + " "));
		texts.put("links with brackets in their addresses", repeated("[x](" + "(a)".repeat(300) + " "));
		texts.put("targets that could have a title", repeated("[x](" + "a".repeat(990) + " 'b "));
		texts.put("targets of signs", repeated("[x]((((((((a'"));
	}

	private static String named(String piece) {
		StringBuilder name = new StringBuilder();
		for (char sign : piece.toCharArray()) {
			name.append((sign == '\n') ? "\\n" : (sign == '\t') ? "\\t" : (sign == '\r') ? "\\r"
					: (sign > 126 || sign < ' ') ? "\\u%04X".formatted((int) sign) : String.valueOf(sign));
			if (name.length() > 40) {
				return name + "...";
			}
		}
		return "'" + name + "'";
	}

	/**
	 * A word of letters for each number.
	 */
	private static String word(int number) {
		StringBuilder word = new StringBuilder();
		for (int rest = number; rest >= 0; rest = rest / 26 - 1) {
			word.append((char) ('a' + rest % 26));
		}
		return word.toString();
	}

	private static IntFunction<String> repeated(String piece) {
		return (length) -> piece.repeat(Math.max(1, length / piece.length()));
	}

	private static IntFunction<String> within(String before, String piece, String after) {
		return (length) -> before
				+ piece.repeat(Math.max(1, (length - before.length() - after.length()) / piece.length())) + after;
	}

	private static IntFunction<String> rows(String before, IntFunction<String> row) {
		return (length) -> {
			StringBuilder text = new StringBuilder(before);
			for (int number = 1; text.length() < length; number++) {
				text.append(row.apply(number));
			}
			return text.toString();
		};
	}

	private static IntFunction<String> growing(IntFunction<String> row) {
		return rows("", row);
	}

}
