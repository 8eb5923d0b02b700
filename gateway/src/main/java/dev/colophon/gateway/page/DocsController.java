package dev.colophon.gateway.page;

import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * The specifications of the services as pages that one can try them from: Swagger UI,
 * which asks through the gateway.
 */
@RestController
class DocsController {

	private static final List<String> SERVICES = List.of("content", "toc", "newsletter");

	/**
	 * Swagger UI has its symbols in its style sheet.
	 */
	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
			+ "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private final Template template;

	private final Site site;

	private final ResourceUrlProvider assets;

	private final String swaggerUi;

	DocsController(Mustache.Compiler compiler, Mustache.TemplateLoader templates, Site site, ResourceUrlProvider assets,
			@Value("${colophon.docs.swagger-ui}") String version) throws Exception {
		try (Reader docs = templates.getTemplate("docs")) {
			this.template = compiler.compile(docs);
		}
		this.site = site;
		this.assets = assets;
		this.swaggerUi = "/webjars/swagger-ui/" + version;
	}

	/**
	 * A service in the list of them.
	 */
	record Entry(String name, boolean isCurrent) {
	}

	@GetMapping("/docs/")
	ResponseEntity<String> docs() {
		return docs(SERVICES.getFirst());
	}

	@GetMapping("/docs/{service:content|toc|newsletter}/")
	ResponseEntity<String> docs(@PathVariable String service) {
		Map<String, Object> page = new HashMap<>();
		page.put("site", this.site);
		page.put("service", service);
		page.put("services", SERVICES.stream().map((name) -> new Entry(name, name.equals(service))).toList());
		page.put("swaggerUi", this.swaggerUi);
		page.put("style", asset("docs.css"));
		page.put("script", asset("docs.js"));
		page.put("icon", asset("icon.svg"));
		page.put("logo", asset("logo.svg"));
		StringWriter html = new StringWriter();
		this.template.execute(page, html);
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noCache())
			.header("Content-Security-Policy", POLICY)
			.body(html.toString());
	}

	@GetMapping({ "/docs", "/docs/{service:content|toc|newsletter}" })
	ResponseEntity<Void> withSlash(@PathVariable(required = false) @Nullable String service) {
		return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
			.header("Location", (service != null) ? "/docs/" + service + "/" : "/docs/")
			.build();
	}

	private String asset(String name) {
		return Objects.requireNonNull(this.assets.getForLookupPath("/assets/" + name));
	}

}
