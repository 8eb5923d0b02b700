package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Demand;
import dev.colophon.gateway.fragment.Fragments;
import dev.colophon.gateway.fragment.Pending;
import dev.colophon.gateway.fragment.Piece;
import dev.colophon.gateway.fragment.Source;

import org.springframework.stereotype.Component;

/**
 * Makes all calls for a page at once and waits for each no longer than its deadline.
 */
@Component
class PageAssembler {

	private final Fragments fragments;

	private final Deadlines deadlines;

	PageAssembler(Fragments fragments, Deadlines deadlines) {
		this.fragments = fragments;
		this.deadlines = deadlines;
	}

	/**
	 * The parts of a page.
	 * @param before what it was made from the last time, in the order of its sources;
	 * empty if it was not seen
	 */
	Assembly assemble(Outline outline, List<Piece> before, Demand demand) {
		Iterator<Piece> pieces = before.iterator();
		Pending primary = ask(outline.primary(), pieces, demand);
		List<Pending> others = outline.others().stream().map((call) -> ask(call.source(), pieces, demand)).toList();
		return assembly(primary, this.deadlines.primary(), outline.others(), others, demand);
	}

	/**
	 * The parts of a page whose primary one answers something that a reader sent.
	 */
	Assembly assemble(Outline outline, Supplier<Answer> submission, Demand demand) {
		Duration deadline = this.deadlines.submission();
		Pending primary = this.fragments.askOnce(outline.primary(), submission, deadline, demand);
		return assembly(primary, deadline, outline.others(), start(outline.others(), demand), demand);
	}

	/**
	 * The parts of a page that has no primary one.
	 */
	Assembly assemble(List<Call> others, Demand demand) {
		return new Assembly(null, others, await(start(others, demand), demand));
	}

	private Pending ask(Source source, Iterator<Piece> before, Demand demand) {
		return this.fragments.ask(source, before.hasNext() ? before.next() : null, demand);
	}

	private Assembly assembly(Pending primary, Duration deadline, List<Call> others, List<Pending> pending,
			Demand demand) {
		Piece decisive = primary.await(left(primary, deadline, demand));
		Answer answer = decisive.answer();
		if (answer != null && answer.location() != null) {
			return new Assembly(decisive, List.of(), List.of());
		}
		return new Assembly(decisive, others, await(pending, demand));
	}

	private List<Pending> start(List<Call> calls, Demand demand) {
		return calls.stream().map((call) -> this.fragments.ask(call.source(), demand)).toList();
	}

	private List<Piece> await(List<Pending> pending, Demand demand) {
		return pending.stream().map((piece) -> piece.await(left(piece, this.deadlines.other(), demand))).toList();
	}

	private Duration left(Pending piece, Duration deadline, Demand demand) {
		Duration whole = piece.hasFallback() ? this.deadlines.seen() : deadline;
		return whole.minusNanos(this.fragments.now() - demand.at());
	}

	/**
	 * The parts of a page that can be had without waiting; fewer than the page needs
	 * where some cannot.
	 */
	List<Piece> atOnce(Outline outline, Demand demand) {
		return outline.sources()
			.map((Source source) -> this.fragments.ask(source, demand))
			.takeWhile(Pending::isImmediate)
			.map((piece) -> piece.await(Duration.ZERO))
			.toList();
	}

}
