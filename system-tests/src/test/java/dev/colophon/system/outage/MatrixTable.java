package dev.colophon.system.outage;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The matrix as a table in Markdown: what came back, and how long the slowest took.
 */
record MatrixTable(Map<Outage, Map<Request, Outcome>> outcomes) {

	@Override
	public String toString() {
		return row("", Stream.of(Target.values()).map(Target::toString))
				+ row("---", Stream.of(Target.values()).map((target) -> "---"))
				+ Outage.all(EnumSet.allOf(Failure.class))
					.stream()
					.filter(this.outcomes::containsKey)
					.map(this::row)
					.collect(Collectors.joining());
	}

	private String row(Outage outage) {
		return row(outage.toString(),
				Stream.of(Target.values())
					.map((target) -> target.requests()
						.stream()
						.map((request) -> cell(this.outcomes.get(outage).get(request)))
						.collect(Collectors.joining("; "))));
	}

	private static String row(String head, Stream<String> cells) {
		return "| " + head + " | " + cells.collect(Collectors.joining(" | ")) + " |\n";
	}

	private static String cell(Outcome outcome) {
		Answer slowest = outcome.answers().stream().max(Comparator.comparing(Answer::time)).orElseThrow();
		return slowest.status() + (slowest.complete() ? " in " : " broken off after ") + slowest.time().toMillis()
				+ " ms";
	}

}
