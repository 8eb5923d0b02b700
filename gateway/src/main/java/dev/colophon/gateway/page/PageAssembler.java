package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Fragment;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * Makes all calls for a page at once, each on a virtual thread, and waits for each no
 * longer than its deadline.
 */
@Component
class PageAssembler {

	private static final Logger log = LoggerFactory.getLogger(PageAssembler.class);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Deadlines deadlines;

	PageAssembler(Deadlines deadlines) {
		this.deadlines = deadlines;
	}

	/**
	 * The answer of the primary part, and the other parts; stubs for those that failed.
	 * @param service the service that owns the primary part
	 */
	Assembly assemble(String service, Callable<Answer> primary, List<Call> others) {
		long start = System.nanoTime();
		Future<Answer> primaryAnswer = this.threads.submit(primary);
		List<Future<Fragment>> fragments = start(others);
		Parts parts = new Parts();
		Optional<Answer> answer = await(service, primaryAnswer, start, this.deadlines.primary());
		if (answer.isPresent() && answer.get().location() != null) {
			fragments.forEach((fragment) -> fragment.cancel(true));
			return new Assembly(answer, parts);
		}
		answer.ifPresent((given) -> parts.add(service, given.fragment()));
		collect(parts, others, fragments, start);
		return new Assembly(answer, parts);
	}

	/**
	 * The parts of a page that has no primary one.
	 */
	Parts assemble(List<Call> others) {
		Parts parts = new Parts();
		collect(parts, others, start(others), System.nanoTime());
		return parts;
	}

	private List<Future<Fragment>> start(List<Call> calls) {
		return calls.stream().map((call) -> this.threads.submit(call.fragment())).toList();
	}

	private void collect(Parts parts, List<Call> calls, List<Future<Fragment>> fragments, long start) {
		for (int i = 0; i < calls.size(); i++) {
			Call call = calls.get(i);
			await(call.service(), fragments.get(i), start, this.deadlines.other())
				.ifPresentOrElse((fragment) -> parts.add(call.service(), fragment), () -> parts.fill(call.stub()));
		}
	}

	private static <T> Optional<T> await(String service, Future<T> future, long start, Duration deadline) {
		try {
			long left = deadline.toNanos() - (System.nanoTime() - start);
			return Optional.of(future.get(Math.max(left, 0), NANOSECONDS));
		}
		catch (TimeoutException ex) {
			log.warn("{} did not answer within {} ms", service, deadline.toMillis());
		}
		catch (ExecutionException ex) {
			log.warn("{} failed: {}", service, String.valueOf(ex.getCause()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		future.cancel(true);
		return Optional.empty();
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

}
