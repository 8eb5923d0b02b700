package dev.colophon.toc.web;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.accept.ApiVersionDeprecationHandler;
import org.springframework.web.accept.SemanticApiVersionParser;
import org.springframework.web.accept.StandardApiVersionDeprecationHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Tells those who ask for an old version since when it is deprecated (RFC 9745) and when
 * it goes away (RFC 8594), and operators who they are.
 */
@Component
class DeprecatedVersions implements ApiVersionDeprecationHandler {

	static final String METRIC = "api.deprecated.requests";

	/** More than know an internal API; who makes names up fills no memory. */
	private static final int MOST_CALLERS = 50;

	private static final String OTHERS = "others";

	/** A product of a User-Agent, without its version (RFC 9110, section 10.1.5). */
	private static final Pattern PRODUCT = Pattern.compile("[A-Za-z0-9._-]{1,40}");

	private static final Comparable<?> FIRST = new SemanticApiVersionParser().parseVersion("1");

	private final StandardApiVersionDeprecationHandler standard = new StandardApiVersionDeprecationHandler();

	private final Set<String> callers = ConcurrentHashMap.newKeySet();

	private final MeterRegistry meters;

	DeprecatedVersions(MeterRegistry meters) {
		this.meters = meters;
		this.standard.configureVersion("1")
			.setDeprecationDate(LocalDate.of(2026, 11, 27).atStartOfDay(ZoneOffset.UTC))
			.setDeprecationLink(URI.create("openapi.yaml"), MediaType.APPLICATION_YAML)
			.setSunsetDate(LocalDate.of(2027, 6, 30).atStartOfDay(ZoneOffset.UTC));
	}

	@Override
	public void handleVersion(Comparable<?> version, Object handler, HttpServletRequest request,
			HttpServletResponse response) {
		if (version.equals(FIRST) && hasVersions(handler)) {
			this.standard.handleVersion(version, handler, request, response);
			this.meters.counter(METRIC, "version", "1", "caller", caller(request.getHeader(HttpHeaders.USER_AGENT)))
				.increment();
		}
	}

	/**
	 * Most resources are the same in each version.
	 */
	private static boolean hasVersions(Object handler) {
		if (!(handler instanceof HandlerMethod method)) {
			return false;
		}
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
		return mapping != null && !mapping.version().isEmpty();
	}

	private String caller(@Nullable String userAgent) {
		Matcher product = PRODUCT.matcher((userAgent != null) ? userAgent : "");
		if (!product.lookingAt()) {
			return OTHERS;
		}
		String name = product.group();
		if (this.callers.contains(name)) {
			return name;
		}
		return (this.callers.size() < MOST_CALLERS && this.callers.add(name)) ? name : OTHERS;
	}

}
