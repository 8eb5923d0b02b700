package dev.colophon.content.markdown;

import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How reading grows with the length of what is read, whatever it is.
 */
class MarkdownGrowthTests {

	private static final int LENGTH = 2_000;

	/**
	 * How much more twice the length may take. Twice of it is linear, four times
	 * quadratic.
	 */
	private static final double MOST_PER_DOUBLING = 2.5;

	private static final int DOUBLINGS = 3;

	/**
	 * What is less is no growth: it is taken whatever is read.
	 */
	private static final Work LEAST = new Work(2_000_000, 8_000_000, 0);

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/**
	 * @param allocated in bytes
	 * @param steps in nanoseconds of the processor, which do not pass while others use it
	 * @param characters of the HTML
	 */
	private record Work(long allocated, long steps, int characters) {

		Work orLeast() {
			return new Work(Math.max(this.allocated, LEAST.allocated), Math.max(this.steps, LEAST.steps),
					this.characters);
		}

	}

	static Stream<Arguments> constructs() {
		return MarkdownConstructs.all()
			.entrySet()
			.stream()
			.map((construct) -> Arguments.of(construct.getKey(), construct.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("constructs")
	void growsAsTheTextDoes(String name, IntFunction<String> construct) {
		Work once = read(construct.apply(LENGTH)).orLeast();
		Work twice = read(construct.apply(2 * LENGTH));
		assertThat((double) twice.allocated()).isLessThan(MOST_PER_DOUBLING * once.allocated());
		Work often = read(construct.apply(LENGTH << DOUBLINGS));
		assertThatStepsGrow(construct, LENGTH, once, LENGTH << DOUBLINGS, often,
				Math.pow(MOST_PER_DOUBLING, DOUBLINGS));
		assertThat(often.characters()).isLessThan(40 * (LENGTH << DOUBLINGS) + 20_000);
	}

	/**
	 * Some growth shows only in long texts, such as that of tags which the sanitizer does
	 * not know.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource
	void growsAsALongTextDoes(String name, IntFunction<String> construct) {
		int quarter = Source.LONGEST / 4;
		read(construct.apply(quarter));
		Work once = read(construct.apply(quarter)).orLeast();
		Work often = read(construct.apply(4 * quarter));
		assertThatStepsGrow(construct, quarter, once, 4 * quarter, often, MOST_PER_DOUBLING * MOST_PER_DOUBLING);
	}

	/**
	 * The first time, the compiler may be at work in the same thread, and the machine may
	 * become slower between two texts. So both are read again if it seems to be too much.
	 */
	private void assertThatStepsGrow(IntFunction<String> construct, int shorter, Work once, int longer, Work often,
			double most) {
		Work first = once;
		Work last = often;
		for (int again = 0; again < 5 && last.steps() >= most * first.steps(); again++) {
			first = read(construct.apply(shorter)).orLeast();
			last = read(construct.apply(longer));
		}
		assertThat((double) last.steps()).isLessThan(most * first.steps());
	}

	static Stream<Arguments> growsAsALongTextDoes() {
		return Stream.of(longText("open, then closed", (length) -> around("<x>", "</x>", length)),
				longText("never closed", (length) -> "<x>".repeat(length / 3)),
				longText("closed as others", (length) -> "<x></y>".repeat(length / 7)),
				longText("never opened", (length) -> "</x>".repeat(length / 4)),
				longText("closed within others", (length) -> "<x>".repeat(length / 6) + "<y></y>".repeat(length / 14)),
				longText("of many names",
						(length) -> IntStream.range(0, length / 12)
							.mapToObj((number) -> "<x%08d>".formatted(number))
							.collect(Collectors.joining())),
				longText("begun on each line", (length) -> "<a\n".repeat(length / 3)),
				longText("begun on each line, with an end in the distance",
						(length) -> "<p\n".repeat(length / 3 - 1) + ">"),
				longText("around text", (length) -> around("<x>a", "b</x>", length)),
				longText("in a block", (length) -> "<div>" + around("<x>", "</x>", length - 11) + "</div>"));
	}

	private static Arguments longText(String name, IntFunction<String> construct) {
		return Arguments.of(name, construct);
	}

	private static String around(String opening, String closing, int length) {
		int depth = length / (opening + closing).length();
		return opening.repeat(depth) + closing.repeat(depth);
	}

	static Stream<Arguments> ordinary() {
		return MarkdownConstructs.ordinary()
			.entrySet()
			.stream()
			.map((construct) -> Arguments.of(construct.getKey(), construct.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("ordinary")
	void takesWhatPeopleWriteUpToTheLimit(String name, IntFunction<String> construct) {
		String text = construct.apply(Source.LONGEST);
		assertThat(new Markdown().toHtml(text.substring(0, Math.min(Source.LONGEST, text.length()))))
			.hasSizeGreaterThan(Source.LONGEST / 2);
	}

	/**
	 * By one that has not read it before.
	 */
	private Work read(String text) {
		var markdown = new Markdown();
		long allocated = THREADS.getCurrentThreadAllocatedBytes();
		long steps = THREADS.getCurrentThreadCpuTime();
		int characters;
		try {
			MarkdownFile.parse("page", text);
			characters = markdown.toHtml(text).length();
		}
		catch (MarkdownRefused ex) {
			characters = 0;
		}
		return new Work(THREADS.getCurrentThreadAllocatedBytes() - allocated, THREADS.getCurrentThreadCpuTime() - steps,
				characters);
	}

}
