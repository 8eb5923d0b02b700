package dev.colophon.gateway.page;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.colophon.gateway.fragment.Fragments;
import dev.colophon.gateway.fragment.State;
import dev.colophon.gateway.limit.RequestAdmission;
import dev.colophon.gateway.web.ConditionalRequestHandler;
import dev.colophon.gateway.web.ErrorResponses;
import dev.colophon.gateway.web.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Serves seen pages on the very thread that read the request, before anything else looks
 * at it. All that may have to wait goes on a virtual thread of its own, and is shed when
 * too much of it is under way: a page that was seen is served as it was, everybody else
 * is told to come back.
 */
class FromMemory extends Handler.Wrapper {

	private static final String SHED = "Too many readers at once. Please come back in a few seconds.";

	private final SeenPages pages;

	private final Fragments fragments;

	private final MeterRegistry meters;

	private final RequestAdmission admission;

	private final Semaphore underWay;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Timer fresh;

	FromMemory(SeenPages pages, Fragments fragments, MeterRegistry meters, RequestAdmission admission,
			int mostRequests) {
		this.pages = pages;
		this.fragments = fragments;
		this.meters = meters;
		this.admission = admission;
		this.underWay = new Semaphore(mostRequests);
		this.fresh = timer(State.FRESH);
	}

	@Override
	public InvocationType getInvocationType() {
		return InvocationType.NON_BLOCKING;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		long start = this.fragments.now();
		if (mayBeSeen(request)) {
			SeenPage seen = this.pages.findForMany(request.getHttpURI().getPath(), start);
			if (seen != null) {
				serve(seen, request, response, callback, start);
				return true;
			}
		}
		this.admission.admit(request, response, callback,
				(ready, answer, whenDone) -> take(ready, answer, whenDone, start));
		return true;
	}

	private void take(Request request, Response response, Callback callback, long start) {
		if (this.underWay.tryAcquire()) {
			// Given back before the server reads the next request of the connection.
			Callback whenDone = Callback.from(() -> this.underWay.release(), callback);
			this.threads.execute(() -> passOn(request, response, whenDone));
		}
		else {
			shed(request, response, callback, start);
		}
	}

	private static boolean mayBeSeen(Request request) {
		String method = request.getMethod();
		return (HttpMethod.GET.is(method) || HttpMethod.HEAD.is(method)) && request.getHttpURI().getQuery() == null
				&& !request.getHeaders().contains(HttpHeader.CACHE_CONTROL, "no-cache")
				&& !request.getHeaders().contains(HttpHeader.IF_MATCH) && !RequestAdmission.hasBody(request);
	}

	private void passOn(Request request, Response response, Callback callback) {
		try {
			if (!super.handle(request, response, callback)) {
				Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
			}
		}
		catch (Throwable ex) {
			Response.writeError(request, response, callback, ex);
		}
	}

	private void shed(Request request, Response response, Callback callback, long start) {
		String path = request.getHttpURI().getPath();
		Optional<SeenPage> seen = mayBeSeen(request)
				? Optional.ofNullable(this.pages.last(path)).flatMap((page) -> page.unasked(start)) : Optional.empty();
		if (seen.isPresent()) {
			serve(seen.get(), request, response, callback, start);
			return;
		}
		this.meters.counter("colophon.shed").increment();
		response.getHeaders().put(HttpHeader.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
		ErrorResponses.write(request, response, HttpStatus.SERVICE_UNAVAILABLE_503, SHED, callback);
	}

	private void serve(SeenPage seen, Request request, Response response, Callback callback, long start) {
		HttpFields asked = request.getHeaders();
		Encoding encoding = Encoding.accepted(asked.get(HttpHeader.ACCEPT_ENCODING));
		String known = asked.contains(HttpHeader.IF_NONE_MATCH)
				? String.join(",", asked.getValuesList(HttpHeader.IF_NONE_MATCH)) : null;
		FieldsAndBytes ready = (known != null && seen.isKnownTo(known, encoding))
				? FieldsAndBytes.of(Reply.of(seen.page(), seen.timing(), encoding, known)) : seen.ready(encoding);
		response.setStatus(ready.status());
		if (ready.status() == HttpStatus.NOT_MODIFIED_304) {
			ConditionalRequestHandler.leaveOutLengthOfNotModified(request, response);
		}
		response.getHeaders().add(ready.fields());
		boolean hasBody = HttpMethod.GET.is(request.getMethod()) && ready.status() != HttpStatus.NOT_MODIFIED_304;
		Timer timer = (seen.timing().state() == State.FRESH) ? this.fresh : timer(seen.timing().state());
		timer.record(this.fragments.now() - start, TimeUnit.NANOSECONDS);
		response.write(true, hasBody ? ByteBuffer.wrap(ready.bytes()) : null, callback);
	}

	private Timer timer(State state) {
		return this.meters.timer("colophon.pages", "state", state.word(), "status", "200");
	}

	@Override
	protected void doStop() throws Exception {
		super.doStop();
		this.threads.shutdown();
	}

}
