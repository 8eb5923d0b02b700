package dev.colophon.gateway.limit;

import java.util.concurrent.Semaphore;

import dev.colophon.gateway.web.ErrorResponses;
import dev.colophon.gateway.web.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

import org.springframework.stereotype.Component;

/**
 * Admits requests that cannot be answered from memory. A client may have a bounded number
 * of them unfinished. A small body is read before its request takes a place that others
 * may want, so that a slow sender keeps nobody else waiting. A larger one is read while
 * its request is handled, and there are few places for that.
 */
@Component
public class RequestAdmission {

	/**
	 * The attribute of a request whose body is read while it is handled.
	 */
	public static final String UPLOAD = RequestAdmission.class.getName() + ".upload";

	private static final int MOST_BUFFERED = 32 * 1024;

	/**
	 * Four times what one client can take by default.
	 */
	private static final int MOST_BUFFERED_OF_ALL = 8 * 1024 * 1024;

	private final Limits limits;

	private final MeterRegistry meters;

	private final PlacesPerClient unfinished;

	private final PlacesPerClient uploadsPerClient;

	private final Semaphore uploads;

	private final Semaphore memory = new Semaphore(MOST_BUFFERED_OF_ALL);

	RequestAdmission(Limits limits, MeterRegistry meters) {
		this.limits = limits;
		this.meters = meters;
		this.unfinished = new PlacesPerClient(limits.requestsPerClient());
		this.uploadsPerClient = new PlacesPerClient(limits.uploads().perClient());
		this.uploads = new Semaphore(limits.uploads().concurrent());
	}

	/**
	 * Handles an admitted request. It has to complete the callback.
	 */
	public interface Admitted {

		void handle(Request request, Response response, Callback callback);

	}

	/**
	 * Whether a request has a body (RFC 9112, section 6.3).
	 */
	public static boolean hasBody(Request request) {
		return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
	}

	/**
	 * Refuses a request, or hands it on when its body is there.
	 */
	public void admit(Request request, Response response, Callback callback, Admitted next) {
		new Admission(request, response, callback, next).decide();
	}

	private final class Admission implements RequestBodyReader.Outcome {

		private final Request request;

		private final Response response;

		private final Callback callback;

		private final Admitted next;

		private final Client client;

		Admission(Request request, Response response, Callback callback, Admitted next) {
			this.request = request;
			this.response = response;
			this.callback = callback;
			this.next = next;
			this.client = Client.at(Request.getRemoteAddr(request));
		}

		void decide() {
			boolean hasBody = hasBody(this.request);
			if (hasBody && hasNoUseForABody()) {
				refuse(HttpStatus.BAD_REQUEST_400, "A request with this method has no body.");
			}
			else if (hasBody && isEncoded()) {
				this.response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, HttpHeaderValue.IDENTITY.asString());
				refuse(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "A body has to come without a content coding.");
			}
			else if (!RequestAdmission.this.unfinished.take(this.client)) {
				refuseAsTooMany("requests", "Too many requests of yours are under way.");
			}
			else if (!hasBody || isTooLarge()) {
				handOn(this.request, this::leave);
			}
			else if (this.request.getLength() > MOST_BUFFERED) {
				upload(new byte[0]);
			}
			else {
				new RequestBodyReader(this.request, MOST_BUFFERED, RequestAdmission.this.memory, this)
					.start(RequestAdmission.this.limits.bodyDeadline());
			}
		}

		@Override
		public void read(byte[] beginning, boolean isWhole) {
			if (isWhole) {
				handOn(BufferedRequest.whole(this.request, beginning), () -> leave(beginning.length));
			}
			else {
				upload(beginning);
			}
		}

		@Override
		public void refused(int status, int taken) {
			leave(taken);
			if (status == HttpStatus.REQUEST_TIMEOUT_408) {
				limited("slow");
				this.response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
				// Jetty allows no success while the body is still waited for.
				ErrorResponses.write(this.request, this.response, status, "The body took too long.", Callback
					.from(() -> this.callback.failed(new RequestBodyFailure("late")), this.callback::failed));
			}
			else if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
				refuseAsBusy();
			}
			else {
				refuse(status, "The body cannot be read.");
			}
		}

		private void upload(byte[] beginning) {
			RequestAdmission admission = RequestAdmission.this;
			if (!admission.uploadsPerClient.take(this.client)) {
				leave(beginning.length);
				refuseAsTooMany("uploads", "Too many large bodies of yours are under way.");
			}
			else if (!admission.uploads.tryAcquire()) {
				admission.uploadsPerClient.giveBack(this.client);
				leave(beginning.length);
				refuseAsBusy();
			}
			else {
				this.request.setAttribute(UPLOAD, true);
				BufferedRequest begun = BufferedRequest.begun(this.request, beginning);
				Scheduler.Task deadline = this.request.getComponents()
					.getScheduler()
					.schedule(begun::giveUp, admission.limits.uploads().deadline());
				handOn(begun, () -> {
					deadline.cancel();
					admission.uploads.release();
					admission.uploadsPerClient.giveBack(this.client);
					leave(beginning.length);
				});
			}
		}

		/**
		 * Gives places back before the server reads the next request of the connection.
		 */
		private void handOn(Request ready, Runnable leave) {
			UnreadContent unread = new UnreadContent(ready, this.callback);
			this.next.handle(unread, this.response, Callback.from(leave, unread.answered()));
		}

		private void leave(int taken) {
			RequestAdmission.this.memory.release(taken);
			leave();
		}

		private void leave() {
			RequestAdmission.this.unfinished.giveBack(this.client);
		}

		private boolean hasNoUseForABody() {
			String method = this.request.getMethod();
			return HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method) || HttpMethod.OPTIONS.is(method);
		}

		private boolean isEncoded() {
			return this.request.getHeaders()
				.getCSV(HttpHeader.CONTENT_ENCODING, false)
				.stream()
				.anyMatch((coding) -> !HttpHeaderValue.IDENTITY.is(coding));
		}

		/**
		 * Whether the body is going to be refused without being read.
		 */
		private boolean isTooLarge() {
			return this.request.getLength() > RequestAdmission.this.limits.body().toBytes();
		}

		private void refuseAsTooMany(String kind, String detail) {
			limited(kind);
			this.response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
			refuse(HttpStatus.TOO_MANY_REQUESTS_429, detail);
		}

		private void refuseAsBusy() {
			limited("busy");
			this.response.getHeaders().put(HttpHeader.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
			refuse(HttpStatus.SERVICE_UNAVAILABLE_503, "Too many bodies are under way.");
		}

		private void refuse(int status, String detail) {
			UnreadContent unread = new UnreadContent(this.request, this.callback);
			ErrorResponses.write(unread, this.response, status, detail, unread.answered());
		}

		private void limited(String kind) {
			RequestAdmission.this.meters.counter("colophon.limited", "kind", kind).increment();
		}

	}

}
