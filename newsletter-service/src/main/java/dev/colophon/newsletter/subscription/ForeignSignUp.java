package dev.colophon.newsletter.subscription;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A page of another site makes its readers sign up.
 */
final class ForeignSignUp extends RuntimeException {

	private ForeignSignUp() {
		super("The newsletter is signed up for on this site, and not from the pages of others.");
	}

	/**
	 * Refuses what a browser sends for a page of another origin: it says so itself, in
	 * {@code Sec-Fetch-Site} (Fetch Metadata), or else in {@code Origin} (RFC 6454).
	 * Programs send neither.
	 */
	static void refuse(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		boolean isForeign = (site != null) ? !site.equals("same-origin") && !site.equals("none")
				: isForeign(request.getHeader(HttpHeaders.ORIGIN), request);
		if (isForeign) {
			throw new ForeignSignUp();
		}
	}

	private static boolean isForeign(@Nullable String origin, HttpServletRequest request) {
		String host = request.getServerName();
		return origin != null && !origin.equals(request.getScheme() + "://" + host)
				&& !origin.equals(request.getScheme() + "://" + host + ":" + request.getServerPort());
	}

}
