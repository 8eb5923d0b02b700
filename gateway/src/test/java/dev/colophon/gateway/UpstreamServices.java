package dev.colophon.gateway;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.UrlPattern;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.util.TestSocketUtils;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/**
 * The three services, played by servers on real sockets that can be made to misbehave.
 */
class UpstreamServices {

	static final String FRESHNESS = "max-age=60, stale-while-revalidate=60, stale-if-error=86400";

	final WireMockServer content = started();

	final WireMockServer toc = started();

	final WireMockServer newsletter = started();

	static WireMockServer started() {
		// A port that stays the same when the server is stopped and started again.
		WireMockServer server = new WireMockServer(
				options().port(TestSocketUtils.findAvailableTcpPort()).gzipDisabled(true));
		server.start();
		return server;
	}

	void register(DynamicPropertyRegistry properties) {
		properties.add("CONTENT_SERVICE_URL", this.content::baseUrl);
		properties.add("TOC_SERVICE_URL", this.toc::baseUrl);
		properties.add("NEWSLETTER_SERVICE_URL", this.newsletter::baseUrl);
	}

	/**
	 * Makes all three answer as they should.
	 */
	void recover() {
		this.content.resetAll();
		this.toc.resetAll();
		this.newsletter.resetAll();
		this.content.stubFor(get(urlPathEqualTo("/pages/docker")).willReturn(html(200, """
				<head><title>Docker &amp; friends</title><meta name="description" content="What Docker is."></head>
				<body><aside data-part="announcement">News</aside><article data-part="article"><h1>Docker</h1></article>
				<section data-part="promotion">Run it</section><section data-part="panel">More</section></body>""")));
		this.content.stubFor(get(urlPathEqualTo("/pages/unknown")).willReturn(html(404,
				"<head><title>Not found</title></head><body><article data-part=\"article\">No such page</article></body>")));
		this.content.stubFor(get(urlPathEqualTo("/announcement"))
			.willReturn(part("<aside data-part=\"announcement\">News</aside>")));
		this.content.stubFor(get(urlPathEqualTo("/promotion")).willReturn(html(404, "")));
		this.toc.stubFor(get(urlPathEqualTo("/toc")).willReturn(
				part("<nav data-part=\"toc\">All pages</nav><nav data-part=\"sequence\">Before and after</nav>")));
		this.toc.stubFor(get("/toc?view=full").willReturn(html(200, """
				<head><title>Table of Contents</title></head>
				<body><article data-part="article"><h1>Table of Contents</h1></article></body>""")));
		this.newsletter.stubFor(get("/subscriptions/form")
			.willReturn(part("<section data-part=\"form\" id=\"newsletter\">Sign up</section>")));
	}

	/**
	 * Makes all three say how long their answers may be kept, and of which page the
	 * article is.
	 */
	void allowKeeping() {
		keepable(this.content, urlPathMatching("/pages/.*"), "1", """
				<head><title>A page</title></head>
				<body><article data-part="article"><h1>First edition</h1></article></body>""");
		keepable(this.toc, urlPathEqualTo("/toc"), "1", "<body><nav data-part=\"toc\">All pages</nav></body>");
		keepable(this.newsletter, urlPathEqualTo("/subscriptions/form"), "1",
				"<body><section data-part=\"form\" id=\"newsletter\">Sign up</section></body>");
	}

	/**
	 * Makes a service answer with this, and that nothing has changed to whoever has it.
	 */
	static void keepable(WireMockServer service, UrlPattern url, String etag, String content) {
		String tag = '"' + etag + '"';
		service.stubFor(get(url).willReturn(html(200, content).withHeader("ETag", tag)
			.withHeader("Cache-Control", FRESHNESS)
			.withHeader("Server", "played-service/1.2.3")
			.withHeader("Service-Instance", "instance-7")));
		service.stubFor(get(url).withHeader("If-None-Match", equalTo(tag))
			.willReturn(aResponse().withStatus(304).withHeader("ETag", tag).withHeader("Cache-Control", FRESHNESS)));
	}

	static ResponseDefinitionBuilder part(String parts) {
		return html(200, "<head><title>Part</title></head><body>" + parts + "</body>");
	}

	static ResponseDefinitionBuilder html(int status, String content) {
		return aResponse().withStatus(status)
			.withHeader("Content-Type", "text/html;charset=UTF-8")
			.withBody("<!DOCTYPE html><html lang=\"en\">" + content + "</html>");
	}

}
