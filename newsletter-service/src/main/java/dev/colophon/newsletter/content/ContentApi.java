package dev.colophon.newsletter.content;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "content-service", url = "${colophon.content-service.url}")
interface ContentApi {

	@GetMapping(path = "/pages", headers = "Accept=application/json")
	PageList pages(@RequestParam String updatedSince, @RequestParam int number, @RequestParam int size);

	/**
	 * What is read of the list; whatever else there is may change.
	 */
	record PageList(List<Item> items, int total) {

		/**
		 * @param createdAt missing where content-service is older than this
		 */
		record Item(String title, String description, String address, @Nullable Instant createdAt, Instant updatedAt) {
		}

	}

}
