package dev.colophon.gateway.toc;

import feign.Response;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "toc-service", url = "${colophon.services.toc}")
interface TocApi {

	@GetMapping(path = "/toc", headers = "Accept=text/html")
	Response sidebar(@RequestParam String current);

	@GetMapping(path = "/toc?view=full", headers = "Accept=text/html")
	Response full();

}
