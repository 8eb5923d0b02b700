package dev.colophon.toc.api;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Holds what is asked and answered in any test against the specification, before
 * everything else that the service has. What is not in it, as addresses that tests add or
 * that there are not, is left alone.
 */
class ContractFilter implements Filter {

	private static final ApiDocument API = read();

	/** After all filters. */
	private static final String WRITTEN_BY_TOMCAT = "The header Server is missing";

	/**
	 * Where a test has a part of the service only, without the filters that write them.
	 */
	private static final String MISSING = "The header \\S+ is missing";

	private static final Queue<String> faults = new ConcurrentLinkedQueue<>();

	private static volatile boolean listens = true;

	private static ApiDocument read() {
		try {
			return ApiDocument.of(Files.readString(Path.of("api/openapi.yaml")));
		}
		catch (IOException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/**
	 * What was found since somebody asked last.
	 */
	static List<String> takeFaults() {
		List<String> taken = new ArrayList<>();
		for (String fault = faults.poll(); fault != null; fault = faults.poll()) {
			taken.add(fault);
		}
		return taken;
	}

	/**
	 * Whether to look, which takes time, or to leave it to those who look themselves.
	 */
	static void listen(boolean listen) {
		listens = listen;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!listens) {
			chain.doFilter(request, response);
			return;
		}
		var asked = new ContentCachingRequestWrapper((HttpServletRequest) request, Integer.MAX_VALUE);
		var answered = new OverheardResponse((HttpServletResponse) response);
		String method = asked.getMethod();
		Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String path = (before != null) ? before.toString() : asked.getRequestURI();
		HttpHeaders sent = headers(Collections.list(asked.getHeaderNames()),
				(name) -> Collections.list(asked.getHeaders(name)));
		chain.doFilter(asked, answered);
		answered.end();
		if (!answered.isForwarded()) {
			try {
				check(method, path.replaceAll(";[^/]*", ""), asked, before == null, sent, answered);
			}
			catch (RuntimeException | AssertionError ex) {
				faults.add(method + " " + path + ": " + ex);
			}
		}
	}

	private static void check(String method, String path, ContentCachingRequestWrapper asked, boolean isWhole,
			HttpHeaders sent, OverheardResponse answered) {
		URI uri = uri(path, asked.getQueryString());
		if (uri == null || API.find(method, uri.getPath()).isEmpty()) {
			return;
		}
		HttpHeaders received = headers(answered.getHeaderNames(), answered::getHeaders, answered.getContentType());
		var exchange = new Exchange(API, method, uri, sent,
				new String(asked.getContentAsByteArray(), StandardCharsets.UTF_8), answered.getStatus(), received,
				answered.text());
		boolean isMock = asked.getRequest() instanceof MockHttpServletRequest;
		List<String> found = new ArrayList<>(exchange.faultsOfAnyResponse());
		if (isWhole && answered.getStatus() < 300) {
			found.addAll(exchange.faultsOfAcceptedRequest());
		}
		found.stream()
			.filter((fault) -> !fault.equals(WRITTEN_BY_TOMCAT) && !(isMock && fault.matches(MISSING)))
			.forEach((fault) -> faults.add(fault + ": " + exchange));
	}

	private static URI uri(String path, String query) {
		try {
			return new URI((query != null) ? path + "?" + query : path);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private static HttpHeaders headers(Collection<String> names, Function<String, Collection<String>> values,
			String... contentType) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		names.forEach((name) -> headers.put(name, List.copyOf(values.apply(name))));
		if (contentType.length > 0 && contentType[0] != null) {
			headers.put("Content-Type", List.of(contentType));
		}
		return HttpHeaders.of(headers, (name, value) -> true);
	}

}
