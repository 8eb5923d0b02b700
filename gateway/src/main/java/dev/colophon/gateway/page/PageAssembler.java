package dev.colophon.gateway.page;

import java.time.Duration;
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
	 */
	Assembly assemble(Outline outline, Demand demand) {
		return assemble(this.fragments.ask(outline.primary(), demand), outline.others(), demand);
	}

	/**
	 * The parts of a page whose primary one answers something that a reader sent.
	 */
	Assembly assemble(Outline outline, Supplier<Answer> submission, Demand demand) {
		return assemble(this.fragments.askOnce(outline.primary(), submission, demand), outline.others(), demand);
	}

	/**
	 * The parts of a page that has no primary one.
	 */
	Assembly assemble(List<Call> others, Demand demand) {
		return new Assembly(null, others, await(start(others, demand), demand));
	}

	private Assembly assemble(Pending primary, List<Call> others, Demand demand) {
		List<Pending> pending = start(others, demand);
		Piece decisive = primary.await(left(primary, this.deadlines.primary(), demand));
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
