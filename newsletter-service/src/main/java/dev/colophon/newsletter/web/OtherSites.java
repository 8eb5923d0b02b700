package dev.colophon.newsletter.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what a browser sends for a page of another origin: it says so itself, in
 * {@code Sec-Fetch-Site} (Fetch Metadata), or else in {@code Origin} (RFC 6454). Programs
 * send neither. Where a token or a signature is needed there is nothing to refuse.
 */
@Component
class OtherSites implements HandlerInterceptor, WebMvcConfigurer {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this)
			.addPathPatterns("/**")
			.excludePathPatterns("/confirmations/**", "/unsubscriptions/**", "/bounces", "/error");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!SAFE.contains(request.getMethod()) && isForeign(request)) {
			throw new ForeignOrigin();
		}
		return true;
	}

	private static boolean isForeign(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		return (site != null) ? !site.equals("same-origin") && !site.equals("none")
				: isForeign(request.getHeader(HttpHeaders.ORIGIN), request);
	}

	private static boolean isForeign(@Nullable String origin, HttpServletRequest request) {
		String own = request.getScheme() + "://" + request.getServerName();
		boolean isUsualPort = request.getServerPort() == (request.isSecure() ? 443 : 80);
		String port = ":" + request.getServerPort();
		// A browser leaves the usual port out (RFC 6454, section 6.1).
		return origin != null && !origin.equalsIgnoreCase(own + port) && !(isUsualPort && origin.equalsIgnoreCase(own));
	}

}
