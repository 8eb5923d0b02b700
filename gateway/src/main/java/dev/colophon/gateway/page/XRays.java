package dev.colophon.gateway.page;

import java.io.Reader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.colophon.gateway.fragment.Fragment;
import dev.colophon.gateway.fragment.Fragments;
import dev.colophon.gateway.fragment.Piece;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The same page with a look inside: each part is framed and says who wrote it and how it
 * came here, and a drawing shows the calls.
 */
@Component
class XRays {

	private final Layout layout;

	private final Fragments fragments;

	private final Template frame;

	XRays(Layout layout, Fragments fragments, Mustache.Compiler compiler, Mustache.TemplateLoader templates)
			throws Exception {
		this.layout = layout;
		this.fragments = fragments;
		try (Reader reader = templates.getTemplate("parts/frame")) {
			this.frame = compiler.defaultValue("").emptyStringIsFalse(true).compile(reader);
		}
	}

	/**
	 * The page as HTML.
	 */
	String render(Outline outline, Assembly assembly, Parts parts, Optional<String> path, String traceId) {
		long now = this.fragments.now();
		List<Piece> pieces = assembly.pieces();
		Map<String, String> framed = new LinkedHashMap<>();
		parts.html().forEach((name, html) -> framed.put(name, framed(name, html, parts.pieces().get(name), now)));
		Fragment primary = assembly.answer().orElseThrow().fragment();
		return this.layout.render(primary, parts, path,
				Map.of("xray", true, "parts", framed, "timeline", Timeline.of(pieces, now), "trace", traceId, "address",
						outline.address(), "searched", outline.searched()));
	}

	private String framed(String name, String html, @Nullable Piece piece, long now) {
		if (piece == null) {
			return html;
		}
		return this.frame.execute(Map.of("name", name, "html", html, "call", CallView.of(piece, now)));
	}

	/**
	 * What there is to tell of a call.
	 *
	 * @param program the service and its version
	 * @param time how long the call took, whenever it was made
	 * @param age how long ago the service last said that the answer is right; empty where
	 * there is no answer
	 */
	record CallView(String service, String program, String instance, String state, String time, String age, String html,
			String json) {

		static CallView of(Piece piece, long now) {
			String address = piece.source().publicAddress();
			String json = address + (address.contains("?") ? "&" : "?") + "format=json";
			var kept = piece.kept();
			String service = piece.source().service();
			return new CallView(service, (kept != null) ? kept.answer().origin().program() : "",
					(kept != null) ? kept.answer().origin().instance() : "", piece.state().word(),
					words((kept != null) ? kept.took() : piece.waited()),
					(kept != null) ? words(Duration.ofNanos(kept.age(now))) : "", address,
					piece.source().hasJson() ? json : "");
		}

	}

	/**
	 * A time as people read it.
	 */
	static String words(Duration time) {
		double milliseconds = time.toNanos() / 1e6;
		if (milliseconds < 10) {
			return String.format(Locale.ROOT, "%.1f ms", milliseconds);
		}
		if (milliseconds < 1_000) {
			return String.format(Locale.ROOT, "%.0f ms", milliseconds);
		}
		if (milliseconds < 120_000) {
			return String.format(Locale.ROOT, "%.1f s", milliseconds / 1e3);
		}
		return String.format(Locale.ROOT, "%.0f min", milliseconds / 6e4);
	}

}
