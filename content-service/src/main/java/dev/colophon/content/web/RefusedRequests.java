package dev.colophon.content.web;

import java.io.IOException;
import java.net.URI;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Tells as a problem detail what Tomcat refuses before any filter is asked, such as an
 * address that cannot be decoded.
 */
@Component
class RefusedRequests implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

	private final JsonMapper json;

	RefusedRequests(JsonMapper json) {
		this.json = json;
	}

	/**
	 * After Spring Boot, which would tell it as HTML: who is last in the pipeline tells
	 * it first.
	 */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new Report()));
	}

	private final class Report extends ErrorReportValve {

		@Override
		protected void report(Request request, Response response, @Nullable Throwable cause) {
			HttpStatus status = HttpStatus.resolve(response.getStatus());
			if (status == null || !status.isError() || response.getContentWritten() > 0
					|| !response.setErrorReported()) {
				return;
			}
			ProblemDetail problem = ProblemDetail.forStatus(status);
			problem.setInstance(URI.create("/"));
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			try {
				response.getOutputStream().write(RefusedRequests.this.json.writeValueAsBytes(problem));
			}
			catch (IOException ex) {
				// Whoever asked is gone.
			}
		}

	}

}
