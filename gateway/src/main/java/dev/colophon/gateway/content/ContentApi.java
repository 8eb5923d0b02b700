package dev.colophon.gateway.content;

import feign.Response;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@FeignClient(name = "content-service", url = "${colophon.services.content}")
interface ContentApi {

	@GetMapping(path = "/pages/{slug}", headers = { "Accept=text/html", "X-Forwarded-Prefix=/api/content" })
	Response page(@PathVariable String slug);

	@GetMapping(path = "/announcement", headers = { "Accept=text/html", "X-Forwarded-Prefix=/api/content" })
	Response announcement();

	@GetMapping(path = "/promotion", headers = { "Accept=text/html", "X-Forwarded-Prefix=/api/content" })
	Response promotion();

}
