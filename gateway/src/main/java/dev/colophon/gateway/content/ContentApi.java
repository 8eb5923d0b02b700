package dev.colophon.gateway.content;

import feign.Response;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "content-service")
interface ContentApi {

	@GetMapping(path = "/pages/{slug}", headers = { "Accept=text/html", "X-Forwarded-Prefix=/api/content" })
	Response page(@PathVariable String slug, @RequestHeader("If-None-Match") @Nullable String etag);

	@GetMapping(path = "/search", headers = { "Accept=text/html", "X-Forwarded-Prefix=/api/content" })
	Response search(@RequestParam("q") @Nullable String words, @RequestParam @Nullable Integer number,
			@RequestHeader("If-None-Match") @Nullable String etag);

	@GetMapping(path = "/feed.atom", headers = "Accept=application/atom+xml")
	Response feed(@RequestHeader("If-None-Match") @Nullable String etag);

	@GetMapping(path = "/sitemap.xml", headers = "Accept=application/xml")
	Response sitemap(@RequestHeader("If-None-Match") @Nullable String etag);

	@GetMapping(path = "/announcement", headers = { "Accept=text/html", "X-Forwarded-Prefix=/api/content" })
	Response announcement(@RequestHeader("If-None-Match") @Nullable String etag);

	@GetMapping(path = "/promotion", headers = { "Accept=text/html", "X-Forwarded-Prefix=/api/content" })
	Response promotion(@RequestHeader("If-None-Match") @Nullable String etag);

	@GetMapping(path = "/{path}", headers = { "Accept=image/*", "X-Forwarded-Prefix=/api/content" })
	Response picture(@PathVariable String path);

}
