package dev.colophon.gateway.newsletter;

import feign.Response;
import feign.codec.Encoder;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient(name = "newsletter-service", url = "${colophon.services.newsletter}",
		configuration = NewsletterApi.BodiesAsTheyAre.class)
interface NewsletterApi {

	@GetMapping(path = "/subscriptions/form", headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response form();

	@GetMapping(path = "/{path}", headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response page(@PathVariable String path);

	@PostMapping(path = "/{path}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response submit(@PathVariable String path, @RequestBody byte[] form);

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
