package dev.colophon.content.web;

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
import org.springframework.stereotype.Component;

/**
 * Says in each answer who wrote it: the program and its version in {@code Server} (RFC
 * 9110, section 10.2.4), and the instance. Tomcat does it, because it also answers where
 * no filter is asked.
 */
@Component
@EnableConfigurationProperties(Instance.class)
class Identity implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private final String product;

	private final Instance instance;

	Identity(ObjectProvider<BuildProperties> build, Instance instance) {
		this.product = "content-service/" + Build.of(build).version();
		this.instance = instance;
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.setServerHeader(this.product);
		factory.addEngineValves(new NameOfInstance());
	}

	private final class NameOfInstance extends ValveBase {

		NameOfInstance() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			response.setHeader("Service-Instance", Identity.this.instance.instance());
			getNext().invoke(request, response);
		}

	}

}
