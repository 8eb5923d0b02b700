package dev.colophon.gateway.page;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Fragment;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers readers with whole pages. The primary part decides the status; without it the
 * page is a 503 that still has everything else.
 */
@Component
class Pages {

	private static final String RETRY_AFTER_SECONDS = "10";

	private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

	private final PageAssembler assembler;

	private final Layout layout;

	Pages(PageAssembler assembler, Layout layout) {
		this.assembler = assembler;
		this.layout = layout;
	}

	/**
	 * The page whose primary part is what a service answers.
	 * @param service the service that owns the primary part
	 */
	ResponseEntity<String> page(String address, String service, Callable<Answer> primary, List<Call> others) {
		Assembly assembly = this.assembler.assemble(service, primary, others);
		return assembly.answer()
			.map((answer) -> answered(address, answer, assembly.parts()))
			.orElseGet(() -> message(HttpStatus.SERVICE_UNAVAILABLE, assembly.parts()));
	}

	/**
	 * A page on which the gateway itself tells the reader what is wrong.
	 */
	ResponseEntity<String> message(HttpStatusCode status, List<Call> others) {
		return message(status, this.assembler.assemble(others));
	}

	private ResponseEntity<String> answered(String address, Answer answer, Parts parts) {
		HttpStatusCode status = HttpStatusCode.valueOf(answer.status());
		if (answer.location() != null) {
			return ResponseEntity.status(status).location(answer.location()).build();
		}
		if (answer.fragment().parts().isEmpty()) {
			return message(status.is2xxSuccessful() ? HttpStatus.SERVICE_UNAVAILABLE : status, parts);
		}
		Optional<String> canonical = status.is2xxSuccessful() ? Optional.of(address) : Optional.empty();
		return html(status, this.layout.render(answer.fragment(), parts, canonical));
	}

	private ResponseEntity<String> message(HttpStatusCode status, Parts parts) {
		Fragment message = Messages.forStatus(status);
		parts.replace(message);
		return html(status, this.layout.render(message, parts, Optional.empty()));
	}

	private static ResponseEntity<String> html(HttpStatusCode status, String page) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(HTML);
		if (status.isError()) {
			headers.setCacheControl(CacheControl.noStore());
		}
		if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
			headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		return new ResponseEntity<>(page, headers, status);
	}

}
