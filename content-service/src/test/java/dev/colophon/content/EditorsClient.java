package dev.colophon.content;

import java.nio.charset.StandardCharsets;

import com.jayway.jsonpath.JsonPath;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * The requests of somebody who knows the password.
 */
@TestComponent
public class EditorsClient {

	private final MockMvcTester mvc;

	EditorsClient(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	public MockMvcTester.MockMvcRequestBuilder request(HttpMethod method, String uri) {
		return this.mvc.method(method).uri(uri).headers((headers) -> headers.setBasicAuth("editor", "secret"));
	}

	public MvcTestResult create(String uri, String json) {
		return request(HttpMethod.PUT, uri).header(HttpHeaders.IF_NONE_MATCH, "*")
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
	}

	public MvcTestResult update(String uri, String etag, String json) {
		return request(HttpMethod.PUT, uri).header(HttpHeaders.IF_MATCH, etag)
			.contentType(MediaType.APPLICATION_JSON)
			.content(json)
			.exchange();
	}

	public MvcTestResult patch(String uri, String etag, String json) {
		return request(HttpMethod.PATCH, uri).header(HttpHeaders.IF_MATCH, etag)
			.contentType("application/merge-patch+json")
			.content(json)
			.exchange();
	}

	public MvcTestResult delete(String uri, String etag) {
		return request(HttpMethod.DELETE, uri).header(HttpHeaders.IF_MATCH, etag).exchange();
	}

	public MvcTestResult restore(String uri, int revision, String header, String value) {
		return request(HttpMethod.POST, uri + "/revisions/" + revision + "/restoration").header(header, value)
			.exchange();
	}

	public MvcTestResult get(String uri, MediaType type) {
		return request(HttpMethod.GET, uri).accept(type).exchange();
	}

	public String etag(String uri, MediaType type) {
		return etag(get(uri, type));
	}

	/**
	 * What an answer has at a JSON path.
	 */
	public static <T> T read(MvcTestResult result, String path) {
		return JsonPath.read(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), path);
	}

	public static String etag(MvcTestResult result) {
		return String.valueOf(result.getResponse().getHeader(HttpHeaders.ETAG));
	}

}
