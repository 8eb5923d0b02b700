package dev.colophon.content.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import dev.colophon.content.EditedTest;
import dev.colophon.content.EditorsClient;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@EditedTest
@Import(EditorsClient.class)
class LargeRequestFilterTests {

	private static final byte[] LARGE = new byte[100_001];

	private static final FilterChain NOTHING = (request, response) -> {
	};

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private EditorsClient editor;

	@Autowired
	private LargeRequestFilter ofTheService;

	private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

	private final AtomicInteger inside = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final CountDownLatch end = new CountDownLatch(1);

	@AfterEach
	void endRequests() {
		this.end.countDown();
		this.clients.close();
	}

	@Test
	void letsTwoLargeRequestsInAtATimeAndAllInTheEnd() {
		var filter = new LargeRequestFilter(Duration.ofMinutes(1));
		List<CompletableFuture<Integer>> statuses = send(filter, 8);
		await().until(() -> this.inside.get() == 2);
		this.end.countDown();
		assertThat(statuses).extracting(CompletableFuture::join).containsOnly(200);
		assertThat(this.most).hasValue(2);
	}

	@Test
	void tellsThoseToComeBackWhoWouldWaitForLong() throws Exception {
		var filter = new LargeRequestFilter(Duration.ZERO);
		List<CompletableFuture<Integer>> statuses = send(filter, 2);
		await().until(() -> this.inside.get() == 2);
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(large("PUT"), response, NOTHING);
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
		this.end.countDown();
		assertThat(statuses).extracting(CompletableFuture::join).containsOnly(200);
		assertThat(status(filter, large("PUT"), NOTHING)).isEqualTo(200);
	}

	@Test
	void givesAPlaceBackWhereARequestFails() throws Exception {
		var filter = new LargeRequestFilter(Duration.ZERO);
		for (int request = 0; request < 3; request++) {
			assertThatExceptionOfType(ServletException.class)
				.isThrownBy(() -> filter.doFilter(large("PUT"), new MockHttpServletResponse(), (ignored, answer) -> {
					throw new ServletException("broken");
				}));
		}
		assertThat(status(filter, large("PUT"), NOTHING)).isEqualTo(200);
	}

	@Test
	void countsContentOfUnknownLength() throws Exception {
		var filter = new LargeRequestFilter(Duration.ZERO);
		send(filter, 2);
		await().until(() -> this.inside.get() == 2);
		var chunked = new MockHttpServletRequest("PUT", "/pages/a");
		chunked.addHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
		assertThat(status(filter, chunked, NOTHING)).isEqualTo(503);
		var small = new MockHttpServletRequest("PUT", "/pages/a");
		small.setContent(new byte[100_000]);
		assertThat(status(filter, small, NOTHING)).isEqualTo(200);
		assertThat(status(filter, new MockHttpServletRequest("PUT", "/pages/a"), NOTHING)).isEqualTo(200);
	}

	/**
	 * However slowly two editors send: others neither wait for a place nor take one.
	 */
	@Test
	void isOnlyForThoseWhoMayWrite() {
		send(this.ofTheService, 2);
		await().until(() -> this.inside.get() == 2);
		assertThat(this.mvc.put().uri("/pages/large").content(LARGE)).hasStatus(HttpStatus.UNAUTHORIZED)
			.doesNotContainHeader(HttpHeaders.RETRY_AFTER);
		assertThat(this.mvc.get().uri("/pages/docker").content(LARGE)).hasStatusOk();
		assertThat(this.editor.request(HttpMethod.PUT, "/pages/large")
			.header(HttpHeaders.IF_NONE_MATCH, "*")
			.contentType(MediaType.TEXT_MARKDOWN)
			.content(LARGE)).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader(HttpHeaders.RETRY_AFTER, "1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS", "DELETE" })
	void leavesRequestsAloneWhoseContentIsNotRead(String method) throws Exception {
		var filter = new LargeRequestFilter(Duration.ZERO);
		send(filter, 2);
		await().until(() -> this.inside.get() == 2);
		assertThat(status(filter, large(method), NOTHING)).isEqualTo(200);
	}

	/**
	 * Sends large requests that are not over before {@link #end}.
	 */
	private List<CompletableFuture<Integer>> send(LargeRequestFilter filter, int number) {
		List<CompletableFuture<Integer>> statuses = new ArrayList<>();
		for (int request = 0; request < number; request++) {
			statuses.add(CompletableFuture.supplyAsync(() -> statusOfWaiting(filter), this.clients));
		}
		return statuses;
	}

	private int statusOfWaiting(LargeRequestFilter filter) {
		try {
			return status(filter, large("PUT"), (request, response) -> {
				this.most.accumulateAndGet(this.inside.incrementAndGet(), Math::max);
				await().until(() -> this.end.getCount() == 0);
				this.inside.decrementAndGet();
			});
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int status(LargeRequestFilter filter, MockHttpServletRequest request, FilterChain chain)
			throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, chain);
		return response.getStatus();
	}

	private static MockHttpServletRequest large(String method) {
		var request = new MockHttpServletRequest(method, "/pages/a");
		request.setContent(LARGE);
		return request;
	}

}
