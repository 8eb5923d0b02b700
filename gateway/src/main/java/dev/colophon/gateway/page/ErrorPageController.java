package dev.colophon.gateway.page;

import java.util.List;

import dev.colophon.gateway.web.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells what went wrong: a page to readers, a problem detail (RFC 9457) to callers of an
 * API.
 */
@RestController
class ErrorPageController implements ErrorController {

	private final Pages pages;

	private final Calls calls;

	ErrorPageController(Pages pages, Calls calls) {
		this.pages = pages;
		this.calls = calls;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	ResponseEntity<?> error(HttpServletRequest request) {
		HttpStatusCode status = status(request);
		String address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
		if (address.startsWith("/api/")) {
			String detail = (String) request.getAttribute(Problems.DETAIL);
			return ResponseEntity.of(Problems.of(status, detail, request, address)).build();
		}
		return this.pages.message(status, List.of(this.calls.sidebar(""), this.calls.form()), request);
	}

	private static HttpStatusCode status(HttpServletRequest request) {
		return (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)
				? HttpStatusCode.valueOf(code) : HttpStatus.NOT_FOUND;
	}

}
