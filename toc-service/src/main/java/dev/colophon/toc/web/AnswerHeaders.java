package dev.colophon.toc.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What each answer says: who wrote it, that it depends on what was asked for, and that no
 * cache may keep it, unless a controller says otherwise. Tomcat does it, because it also
 * answers where no filter is asked.
 */
@Component
@EnableConfigurationProperties(Instance.class)
class AnswerHeaders implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private final Build build;

	private final Instance instance;

	AnswerHeaders(ObjectProvider<BuildProperties> build, Instance instance) {
		this.build = Build.of(build);
		this.instance = instance;
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		// A product with its version: RFC 9110, section 10.2.4.
		factory.setServerHeader("toc-service/" + this.build.version());
		factory.addEngineValves(new HeadersOfEachAnswer());
	}

	private final class HeadersOfEachAnswer extends ValveBase {

		HeadersOfEachAnswer() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			response.setHeader("Service-Instance", AnswerHeaders.this.instance.instance());
			response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			getNext().invoke(request, response);
		}

	}

}
