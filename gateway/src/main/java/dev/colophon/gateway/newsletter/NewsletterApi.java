package dev.colophon.gateway.newsletter;

import feign.Response;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(name = "newsletter-service", url = "${colophon.services.newsletter}")
interface NewsletterApi {

	@GetMapping(path = "/subscriptions/form", headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response form();

	@GetMapping(path = "/{path}", headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response page(@PathVariable String path);

	@PostMapping(path = "/{path}", headers = { "Accept=text/html", "X-Forwarded-Prefix=/newsletter" })
	Response submit(@PathVariable String path, @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
			@RequestBody byte[] body);

}
