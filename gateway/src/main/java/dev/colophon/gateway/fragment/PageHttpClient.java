package dev.colophon.gateway.fragment;

import java.io.IOException;

import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps Apache's client from what it does by itself: remembering cookies, and sending a
 * request again whatever its method when the answer is 429 or 503. A request that is
 * idempotent is still sent once more when its connection breaks.
 */
@Component
class PageHttpClient implements HttpClientBuilderCustomizer {

	@Override
	public void customize(HttpClientBuilder client) {
		client.disableCookieManagement().setRetryStrategy(new OnceAfterABrokenConnection());
	}

	private static final class OnceAfterABrokenConnection extends DefaultHttpRequestRetryStrategy {

		OnceAfterABrokenConnection() {
			super(1, TimeValue.ZERO_MILLISECONDS);
		}

		/**
		 * A call that was cancelled looks like one whose connection broke.
		 */
		@Override
		public boolean retryRequest(HttpRequest request, IOException exception, int executions, HttpContext context) {
			return !Thread.currentThread().isInterrupted()
					&& super.retryRequest(request, exception, executions, context);
		}

		@Override
		public boolean retryRequest(HttpResponse response, int executions, HttpContext context) {
			return false;
		}

	}

}
