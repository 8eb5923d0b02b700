package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Demand;
import dev.colophon.gateway.fragment.Fragment;
import dev.colophon.gateway.fragment.Fragments;
import dev.colophon.gateway.fragment.Piece;
import dev.colophon.gateway.fragment.State;
import dev.colophon.gateway.web.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers readers with whole pages. The primary part decides the status; without it the
 * page is a 503 that still has everything else.
 */
@Component
class Pages {

	private final Fragments fragments;

	private final PageAssembler assembler;

	private final SeenPages seenPages;

	private final ServedPages servedPages;

	private final Layout layout;

	private final XRays xrays;

	private final MeterRegistry meters;

	Pages(Fragments fragments, PageAssembler assembler, SeenPages seenPages, ServedPages servedPages, Layout layout,
			XRays xrays, MeterRegistry meters) {
		this.fragments = fragments;
		this.assembler = assembler;
		this.seenPages = seenPages;
		this.servedPages = servedPages;
		this.layout = layout;
		this.xrays = xrays;
		this.meters = meters;
	}

	/**
	 * How the parts become HTML.
	 */
	private interface Look {

		String html(Outline outline, Fragment primary, Parts parts, Optional<String> path);

	}

	/**
	 * A page, or the same with a look inside where the reader asks for {@code ?xray}.
	 */
	ResponseEntity<byte[]> page(Outline outline, HttpServletRequest request) {
		Demand demand = demand(request);
		if (isXRay(request) && !outline.isDocument()) {
			Assembly assembly = this.assembler.assemble(outline, this.seenPages.pieces(outline.address()), demand);
			forgetIfMadeUp(outline, assembly);
			Timing timing = Timing.of(assembly.pieces());
			Look look = (page, primary, parts, path) -> this.xrays.render(page, assembly, parts, path,
					Problems.traceId(request).orElse(""));
			return redirect(outline, assembly)
				.orElseGet(() -> answer(Reply.once(rendered(outline, assembly, look), timing, encoding(request)),
						timing, demand));
		}
		if (!demand.validated()) {
			SeenPage seen = this.seenPages.find(outline.address(), demand.at());
			if (seen != null) {
				return answer(seen.page(), seen.timing(), request, demand);
			}
		}
		Assembly assembly = this.assembler.assemble(outline, this.seenPages.pieces(outline.address()), demand);
		return redirect(outline, assembly)
			.orElseGet(() -> answer(assembled(outline, assembly), Timing.of(assembly.pieces()), request, demand));
	}

	/**
	 * The page with which a service answers what a reader sent.
	 */
	ResponseEntity<byte[]> page(Outline outline, Supplier<Answer> submission, HttpServletRequest request) {
		Demand demand = demand(request);
		Assembly assembly = this.assembler.assemble(outline, submission, demand);
		return redirect(outline, assembly).orElseGet(() -> {
			Reply reply = Reply.once(rendered(outline, assembly, this::plain), Timing.of(assembly.pieces()),
					encoding(request));
			assembly.answer()
				.map(Answer::retryAfter)
				.ifPresent((time) -> reply.headers().put(HttpHeaders.RETRY_AFTER, time));
			return answer(reply, Timing.of(assembly.pieces()), demand);
		});
	}

	/**
	 * A page on which the gateway itself tells the reader what is wrong.
	 */
	ResponseEntity<byte[]> message(HttpStatusCode status, List<Call> others, HttpServletRequest request) {
		Demand demand = demand(request);
		Assembly assembly = this.assembler.assemble(others, demand);
		return answer(message(status, "", assembly.parts()), Timing.of(assembly.pieces()), request, demand);
	}

	private Page assembled(Outline outline, Assembly assembly) {
		forgetIfMadeUp(outline, assembly);
		boolean isWhole = isGood(assembly) && assembly.pieces().stream().allMatch(Pages::isKept);
		// There are more searches than memory, and most are made once.
		return (isWhole && outline.searched().isEmpty())
				? this.seenPages.page(outline, assembly.pieces(), () -> rendered(outline, assembly, this::served))
				: rendered(outline, assembly, this::plain);
	}

	/**
	 * An address that somebody made up takes no place in memory. One that led to a page
	 * once is not made up.
	 */
	private void forgetIfMadeUp(Outline outline, Assembly assembly) {
		if (!isGood(assembly)) {
			outline.others()
				.stream()
				.filter((call) -> !call.shared())
				.forEach((call) -> this.fragments.forget(call.source()));
			assembly.answer()
				.filter((answer) -> answer.location() == null && answer.status() != HttpStatus.GONE.value())
				.ifPresent((answer) -> this.fragments.forget(outline.primary()));
			this.seenPages.forget(outline.address());
		}
	}

	private static boolean isGood(Assembly assembly) {
		return assembly.answer().filter((answer) -> answer.status() == 200).isPresent();
	}

	private static boolean isKept(Piece piece) {
		Answer answer = piece.answer();
		return answer != null && piece.state() != State.STUB && answer.isKeepable();
	}

	private Page rendered(Outline outline, Assembly assembly, Look look) {
		Parts parts = assembly.parts();
		Optional<Answer> answer = assembly.answer().filter((given) -> !given.fragment().parts().isEmpty());
		if (answer.isEmpty()) {
			int status = assembly.answer().map(Answer::status).filter((code) -> code >= 400).orElse(503);
			return message(HttpStatusCode.valueOf(status), outline.searched(), parts);
		}
		int status = answer.get().status();
		Fragment primary = answer.get().fragment();
		if (outline.isDocument()) {
			return new Page(status, outline.type(), primary.parts().getOrDefault(Answer.DOCUMENT, ""));
		}
		Optional<String> path = (status < 300) ? Optional.of(outline.address()) : Optional.empty();
		return new Page(status, look.html(outline, primary, parts, path));
	}

	private String plain(Outline outline, Fragment primary, Parts parts, Optional<String> path) {
		return this.layout.render(primary, parts, path, Map.of("searched", outline.searched()));
	}

	private String served(Outline outline, Fragment primary, Parts parts, Optional<String> path) {
		String html = plain(outline, primary, parts, path);
		path.ifPresent((address) -> this.servedPages.add(address, html));
		return html;
	}

	private Page message(HttpStatusCode status, String searched, Parts parts) {
		Fragment message = Messages.forStatus(status);
		parts.replace(message);
		return new Page(status.value(),
				this.layout.render(message, parts, Optional.empty(), Map.of("searched", searched)));
	}

	private Optional<ResponseEntity<byte[]>> redirect(Outline outline, Assembly assembly) {
		return assembly.answer().flatMap((answer) -> Optional.ofNullable(answer.location()).map((location) -> {
			this.seenPages.forget(outline.address());
			return ResponseEntity.status(answer.status()).location(location).build();
		}));
	}

	private ResponseEntity<byte[]> answer(Page page, Timing timing, HttpServletRequest request, Demand demand) {
		return answer(Reply.of(page, timing, encoding(request), lines(request, HttpHeaders.IF_NONE_MATCH)), timing,
				demand);
	}

	private ResponseEntity<byte[]> answer(Reply reply, Timing timing, Demand demand) {
		record(reply, timing, Duration.ofNanos(this.fragments.now() - demand.at()));
		HttpHeaders headers = new HttpHeaders();
		reply.headers().forEach(headers::set);
		boolean hasBody = reply.status() != HttpStatus.NOT_MODIFIED.value();
		return new ResponseEntity<>(hasBody ? reply.body() : null, headers, reply.status());
	}

	private void record(Reply reply, Timing timing, Duration time) {
		this.meters.timer("colophon.pages", "state", timing.state().word(), "status", String.valueOf(reply.status()))
			.record(time);
	}

	private Demand demand(HttpServletRequest request) {
		boolean validated = lines(request, HttpHeaders.CACHE_CONTROL).contains("no-cache");
		return new Demand(this.fragments.now(), validated);
	}

	/**
	 * All values of a header, however many lines they came in.
	 */
	private static String lines(HttpServletRequest request, String header) {
		return String.join(",", Collections.list(request.getHeaders(header)));
	}

	private static Encoding encoding(HttpServletRequest request) {
		return Encoding.accepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
	}

	private static boolean isXRay(HttpServletRequest request) {
		return request.getQueryString() != null && request.getParameter("xray") != null;
	}

}
