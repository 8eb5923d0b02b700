package dev.colophon.gateway.toc;

import feign.Response;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "toc-service")
interface TocApi {

	@GetMapping(path = "/toc", headers = "Accept=text/html")
	Response sidebar(@RequestParam String current, @RequestHeader("If-None-Match") @Nullable String etag);

	@GetMapping(path = "/toc?view=full", headers = "Accept=text/html")
	Response full(@RequestHeader("If-None-Match") @Nullable String etag);

}
