package dev.colophon.gateway.newsletter;

import java.util.Map;

import feign.Response;
import feign.codec.Encoder;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(name = "newsletter-service", configuration = NewsletterApi.BodiesAsTheyAre.class)
interface NewsletterApi {

	@GetMapping(path = "/subscriptions/form", headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response form(@RequestHeader("If-None-Match") @Nullable String etag);

	@GetMapping(path = "/{path}", headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response page(@PathVariable String path, @RequestHeader("If-None-Match") @Nullable String etag);

	@PostMapping(path = "/{path}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response submit(@PathVariable String path, @RequestHeader Map<String, Object> sender, @RequestBody byte[] form);

	/**
	 * Spring's own encoder would take a form apart to write it again.
	 */
	class BodiesAsTheyAre {

		@Bean
		Encoder encoder() {
			return new Encoder.Default();
		}

	}

}
