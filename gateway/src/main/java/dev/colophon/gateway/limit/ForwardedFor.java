package dev.colophon.gateway.limit;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;

/**
 * A request that came through proxies, without those addresses in its chain that anybody
 * could have made up. Each proxy adds the address that it was called from at the end, so
 * the client is the last one that is no trusted proxy, and what stands before it is only
 * the client's word. Jetty would believe the first.
 */
final class ForwardedFor extends Request.Wrapper {

	private static final List<HttpHeader> CHAINS = List.of(HttpHeader.X_FORWARDED_FOR, HttpHeader.FORWARDED);

	private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=\"?([^\";]+)");

	private final HttpFields headers;

	ForwardedFor(Request request, Predicate<InetAddress> isTrusted) {
		super(request);
		this.headers = believed(request.getHeaders(), isTrusted);
	}

	@Override
	public HttpFields getHeaders() {
		return this.headers;
	}

	private static HttpFields believed(HttpFields headers, Predicate<InetAddress> isTrusted) {
		HttpFields believed = headers;
		for (HttpHeader chain : CHAINS) {
			List<String> elements = headers.getCSV(chain, true);
			if (elements.size() > 1) {
				believed = HttpFields.build(believed).put(chain, lastUntrusted(elements, isTrusted)).asImmutable();
			}
		}
		return believed;
	}

	private static String lastUntrusted(List<String> elements, Predicate<InetAddress> isTrusted) {
		return elements.reversed()
			.stream()
			.filter((element) -> !isTrusted(element, isTrusted))
			.findFirst()
			.orElse(elements.getFirst());
	}

	private static boolean isTrusted(String element, Predicate<InetAddress> isTrusted) {
		Matcher node = FOR.matcher(element);
		try {
			String host = new HostPort(node.find() ? node.group(1) : element).getHost();
			return isTrusted.test(InetAddress.ofLiteral(host));
		}
		catch (IllegalArgumentException ex) {
			// A name that hides an address, as "unknown", is as good as any other.
			return false;
		}
	}

}
