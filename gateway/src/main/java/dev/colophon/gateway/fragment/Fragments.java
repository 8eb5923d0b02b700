package dev.colophon.gateway.fragment;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.colophon.gateway.upstream.LoggedText;
import dev.colophon.gateway.upstream.Upstreams;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * What services have answered, kept for as long as they allow. What is fresh comes from
 * memory; what is stale too, while one call in the background asks whether it is still
 * right; what a service cannot give any more is its last good answer. However many
 * readers want the same, one call is made for it. Searches have a small share of the
 * memory to themselves.
 */
@Component
public class Fragments {

	private static final Logger log = LoggerFactory.getLogger(Fragments.class);

	private static final Duration WHILE_ASKING = Duration.ofMillis(20);

	private static final Duration WHILE_FAILING = Duration.ofMillis(250);

	private static final int SEARCHES_SHARE = 16;

	private static final ContextSnapshotFactory CONTEXT = ContextSnapshotFactory.builder().build();

	private final ExecutorService threads = ContextExecutorService.wrap(Executors.newVirtualThreadPerTaskExecutor(),
			CONTEXT::captureAll);

	private final Upstreams upstreams;

	private final CacheSettings settings;

	private final Ticker ticker;

	private final MeterRegistry meters;

	private final Changes changes;

	private final PictureCache pictures;

	private final AsyncLoadingCache<Source, Kept> resources;

	private final AsyncLoadingCache<Source, Kept> searches;

	private final Map<Source, CompletableFuture<Kept>> refreshes = new ConcurrentHashMap<>();

	Fragments(Upstreams upstreams, CacheSettings settings, Ticker ticker, MeterRegistry meters, Changes changes,
			PictureCache pictures) {
		this.upstreams = upstreams;
		this.settings = settings;
		this.ticker = ticker;
		this.meters = meters;
		this.changes = changes;
		this.pictures = pictures;
		this.resources = cache("fragments", settings.size().toBytes());
		this.searches = cache("searches", settings.size().toBytes() / SEARCHES_SHARE);
	}

	private AsyncLoadingCache<Source, Kept> cache(String name, long bytes) {
		AsyncLoadingCache<Source, Kept> cache = Caffeine.newBuilder()
			.maximumWeight(bytes)
			.weigher((Source source, Kept answer) -> answer.answer().fragment().weight())
			// By whoever comes by, and not later: on a busy machine what is wanted most
			// was thrown out before it was known.
			.executor(Runnable::run)
			.recordStats()
			.buildAsync((source, executor) -> start(() -> load(source)));
		CaffeineCacheMetrics.monitor(this.meters, cache, name);
		return cache;
	}

	private AsyncLoadingCache<Source, Kept> kept(Source source) {
		return source.isSearch() ? this.searches : this.resources;
	}

	/**
	 * Asks a source, at once if that is needed.
	 */
	public Pending ask(Source source, Demand demand) {
		return ask(source, null, demand);
	}

	/**
	 * Asks a source, at once if that is needed.
	 * @param before what a page had of it the last time, in case that nothing is kept any
	 * more
	 */
	public Pending ask(Source source, @Nullable Piece before, Demand demand) {
		if (this.settings.isOff()) {
			return pending(source, null, start(() -> load(source)), demand);
		}
		long now = this.ticker.read();
		Kept there = kept(source).synchronous().getIfPresent(source);
		if (there == null) {
			return pending(source, (before != null) ? before.kept() : null,
					demand.validated() ? validated(source, demand) : loaded(source), demand);
		}
		if (!demand.validated()) {
			boolean spared = this.changes.haveSpared(source, there);
			if (spared && there.isFresh(now)) {
				return immediate(source, State.FRESH, there, there.freshUntil());
			}
			if (spared && there.mayServeWhileRevalidated(now)) {
				refresh(source, there, now);
				return immediate(source, State.STALE, there, now + WHILE_ASKING.toNanos());
			}
			if (there.hasJustFailed(now) && there.mayServeIfError(now)) {
				refresh(source, there, now);
				return immediate(source, State.LAST_GOOD, there, now + WHILE_FAILING.toNanos());
			}
		}
		return pending(source, there, validated(source, demand), demand);
	}

	/**
	 * Makes a call whose answer is nobody else's and is never kept.
	 * @param deadline how long the call may take as a whole
	 */
	public Pending askOnce(Source source, Supplier<Answer> call, Duration deadline, Demand demand) {
		return pending(source, null,
				start(() -> attempted(source, () -> this.upstreams.callOnce(source.service(), call)), deadline),
				demand);
	}

	/**
	 * Drops what is kept of a source.
	 */
	public void forget(Source source) {
		kept(source).synchronous().invalidate(source);
	}

	public long now() {
		return this.ticker.read();
	}

	private CompletableFuture<Kept> loaded(Source source) {
		CompletableFuture<Kept> answer = underWay(source);
		return answer.whenComplete((there, failure) -> {
			if (there != null && !there.answer().isKeepable()) {
				kept(source).asMap().remove(source, answer);
			}
		});
	}

	/**
	 * The one call for a source. One that has just failed is about to be dropped, and
	 * does not count.
	 */
	private CompletableFuture<Kept> underWay(Source source) {
		AsyncLoadingCache<Source, Kept> cache = kept(source);
		CompletableFuture<Kept> call = cache.get(source);
		return (call.isCompletedExceptionally() && cache.asMap().remove(source, call)) ? cache.get(source) : call;
	}

	/**
	 * An answer that was asked for after the demand was made, and after the last change:
	 * a call that is under way already may have been answered before an edit that the
	 * reader knows of.
	 */
	private CompletableFuture<Kept> validated(Source source, Demand demand) {
		return refreshed(source).thenCompose((there) -> {
			boolean tooEarly = !there.isFailing()
					&& (demand.validated() && there.askedAt() < demand.at() || !this.changes.haveSpared(source, there));
			return tooEarly ? refreshed(source) : CompletableFuture.completedFuture(there);
		}).thenApply((there) -> dropIfNotKeepable(source, there));
	}

	private void refresh(Source source, Kept there, long now) {
		if (there.mayBeTriedAgain(now)) {
			refreshed(source).thenApply((result) -> dropIfNotKeepable(source, result));
		}
	}

	/**
	 * The one call that asks again. Its answer is kept before anybody has it: Caffeine's
	 * own refresh is done a moment earlier, and where a reader comes in that moment,
	 * there are two of them, of which it may keep neither.
	 */
	private CompletableFuture<Kept> refreshed(Source source) {
		CompletableFuture<Kept> call = this.refreshes.compute(source,
				(key, underWay) -> (underWay != null && !underWay.isDone()) ? underWay : startRefresh(source));
		call.whenComplete((there, failure) -> this.refreshes.remove(source, call));
		return call;
	}

	private CompletableFuture<Kept> startRefresh(Source source) {
		CompletableFuture<Kept> there = kept(source).asMap().get(source);
		if (there == null || there.state() != Future.State.SUCCESS) {
			return underWay(source);
		}
		Kept old = there.resultNow();
		return start(() -> reload(source, old)).exceptionally((failure) -> failed(source, old, failure))
			.thenApply((result) -> {
				kept(source).asMap().replace(source, there, CompletableFuture.completedFuture(result));
				return result;
			});
	}

	private Kept dropIfNotKeepable(Source source, Kept there) {
		if (!there.answer().isKeepable()) {
			forget(source);
		}
		return there;
	}

	private Kept load(Source source) {
		return attempted(source, () -> {
			Answer answer = this.upstreams.callIdempotently(source.service(), () -> source.ask(null));
			if (answer.isNotModified()) {
				throw new ServiceFailed("answered 304 to a request without a condition");
			}
			return answer;
		});
	}

	private Kept attempted(Source source, Supplier<Answer> call) {
		long asked = this.ticker.read();
		try {
			return kept(call.get(), asked);
		}
		catch (RuntimeException ex) {
			if (!Upstreams.isRefusal(ex)) {
				log.warn("{} failed: {}", LoggedText.of(source), LoggedText.of(ex));
			}
			throw ex;
		}
	}

	private Kept reload(Source source, Kept old) {
		long asked = this.ticker.read();
		Answer answer = this.upstreams.callIdempotently(source.service(), () -> source.ask(old.answer().etag()));
		if (!answer.isNotModified() && !answer.speaksOfTheResource()) {
			throw new ServiceFailed("answered " + answer.status());
		}
		if (old.isFailing()) {
			log.info("{} answers again", LoggedText.of(source));
		}
		if (answer.isNotModified()) {
			this.pictures.keep(old.answer().fragment().pictures());
			return old.revalidatedAt(asked, since(asked), answer);
		}
		return kept(answer, asked);
	}

	private Kept kept(Answer answer, long asked) {
		this.pictures.keep(answer.fragment().pictures());
		return new Kept(answer, Instant.now(), asked, since(asked), false, null);
	}

	private Kept failed(Source source, Kept old, Throwable failure) {
		if (!old.isFailing()) {
			log.warn("{} failed, its last good answer is used: {}", LoggedText.of(source),
					LoggedText.of(String.valueOf(failure)));
		}
		return old.failedAt(this.ticker.read());
	}

	private Duration since(long start) {
		return Duration.ofNanos(this.ticker.read() - start);
	}

	private CompletableFuture<Kept> start(Callable<Kept> call) {
		return start(call, this.settings.callDeadline());
	}

	/**
	 * Starts a call on a thread of its own and interrupts it when it takes too long.
	 */
	private CompletableFuture<Kept> start(Callable<Kept> call, Duration deadline) {
		CompletableFuture<Kept> result = new CompletableFuture<>();
		Future<?> running = this.threads.submit(() -> {
			try {
				result.complete(call.call());
			}
			catch (Exception ex) {
				result.completeExceptionally(ex);
			}
		});
		result.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS).whenComplete((answer, failure) -> {
			if (failure instanceof TimeoutException) {
				running.cancel(true);
			}
		});
		return result;
	}

	private Pending immediate(Source source, State state, Kept there, long goodUntil) {
		return Pending.of(there, piece(source, state, there, Duration.ZERO, goodUntil));
	}

	private Pending pending(Source source, @Nullable Kept before, CompletableFuture<Kept> answer, Demand demand) {
		boolean fallback = before != null && before.mayServeIfError(this.ticker.read());
		return new Pending(answer, (kept) -> outcome(source, before, kept, demand), fallback);
	}

	private Piece outcome(Source source, @Nullable Kept before, @Nullable Kept kept, Demand demand) {
		Duration waited = since(demand.at());
		if (kept != null && !kept.isFailing()) {
			return piece(source, kept.revalidated() ? State.REVALIDATED : State.FRESH, kept, waited, kept.freshUntil());
		}
		long now = this.ticker.read();
		if (before != null && before.mayServeIfError(now)) {
			return piece(source, State.LAST_GOOD, before, waited, now + WHILE_FAILING.toNanos());
		}
		return piece(source, State.STUB, null, waited, now);
	}

	private Piece piece(Source source, State state, @Nullable Kept kept, Duration waited, long goodUntil) {
		this.meters.timer("colophon.fragments", "service", source.service(), "state", state.word()).record(waited);
		return new Piece(source, state, kept, waited, goodUntil);
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

}
