package dev.colophon.toc.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestSizeFilterTests {

	private final RequestSizeFilter filter = new RequestSizeFilter();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final AtomicInteger read = new AtomicInteger();

	private final FilterChain reader = (request, answer) -> this.read
		.set(request.getInputStream().readAllBytes().length);

	@Test
	void readsContentOfTheGreatestLength() throws Exception {
		this.filter.doFilter(request(RequestSizeFilter.LARGEST, true), this.response, this.reader);
		assertThat(this.read).hasValue(RequestSizeFilter.LARGEST);
	}

	@Test
	void refusesWhatSaysThatItIsLarger() throws Exception {
		this.filter.doFilter(request(RequestSizeFilter.LARGEST + 1, true), this.response, this.reader);
		assertThat(this.response.getStatus()).isEqualTo(413);
		assertThat(this.read).hasValue(0);
	}

	@Test
	void readsContentOfUnknownLengthNoFurther() throws Exception {
		this.filter.doFilter(request(RequestSizeFilter.LARGEST, false), this.response, this.reader);
		assertThat(this.read).hasValue(RequestSizeFilter.LARGEST);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new RequestSizeFilter()
			.doFilter(request(RequestSizeFilter.LARGEST + 1, false), this.response, this.reader));
	}

	private static MockHttpServletRequest request(int length, boolean isLengthKnown) {
		var request = new MockHttpServletRequest("PUT", "/") {

			@Override
			public long getContentLengthLong() {
				return isLengthKnown ? super.getContentLengthLong() : -1;
			}

		};
		request.setContent(new byte[length]);
		if (!isLengthKnown) {
			request.addHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
		}
		return request;
	}

}
