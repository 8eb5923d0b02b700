package dev.colophon.gateway.fragment;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Keeps the pictures that parts show for as long as it keeps the parts, so that a page
 * shows them also when the service that has them does not answer. They are fetched in the
 * background when a part comes here, whether a reader has asked for them or not.
 */
@Component
public class PictureCache {

	private static final Logger log = LoggerFactory.getLogger(PictureCache.class);

	private static final Duration REFRESH_INTERVAL = Duration.ofMinutes(1);

	private static final int SHARE = 4;

	private static final int MOST_PER_PART = 50;

	private static final int MOST_PARTS_AT_ONCE = 8;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Semaphore partsAtOnce = new Semaphore(MOST_PARTS_AT_ONCE);

	private final CacheSettings settings;

	private final Ticker ticker;

	private final List<PictureSource> sources;

	private final Cache<String, Entry> pictures;

	PictureCache(CacheSettings settings, Ticker ticker, List<PictureSource> sources) {
		this.settings = settings;
		this.ticker = ticker;
		this.sources = sources;
		this.pictures = Caffeine.newBuilder()
			.maximumWeight(settings.size().toBytes() / SHARE)
			.weigher((String address, Entry entry) -> entry.weight())
			.executor(Runnable::run)
			.build();
	}

	/**
	 * What was found at an address.
	 *
	 * @param picture none where there is none
	 */
	private record Entry(@Nullable Picture picture, long askedAt) {

		int weight() {
			return (this.picture != null) ? this.picture.weight() : 200;
		}

	}

	/**
	 * The picture as it was a short while ago, if it is kept.
	 */
	public Optional<Picture> find(String address) {
		return Optional.ofNullable(this.pictures.getIfPresent(address)).map(Entry::picture);
	}

	/**
	 * Keeps those of these pictures that come from services, and asks for those anew that
	 * have not been asked for in a while.
	 */
	void keep(Collection<String> addresses) {
		if (addresses.isEmpty() || this.settings.isOff()) {
			return;
		}
		List<String> due = addresses.stream().filter(this::isDue).limit(MOST_PER_PART).toList();
		// What is left out for now is due again when its part comes the next time.
		if (!due.isEmpty() && this.partsAtOnce.tryAcquire()) {
			this.threads.execute(() -> {
				try {
					for (String address : due) {
						fetch(address);
					}
				}
				catch (InterruptedException ex) {
					// The program ends.
					Thread.currentThread().interrupt();
				}
				finally {
					this.partsAtOnce.release();
				}
			});
		}
	}

	private boolean isDue(String address) {
		Entry entry = this.pictures.getIfPresent(address);
		return (entry == null || this.ticker.read() - entry.askedAt() > REFRESH_INTERVAL.toNanos())
				&& this.sources.stream().anyMatch((source) -> source.has(address));
	}

	private void fetch(String address) throws InterruptedException {
		PictureSource source = this.sources.stream().filter((each) -> each.has(address)).findFirst().orElseThrow();
		try {
			Optional<Picture> picture = inTime(() -> source.fetch(address));
			this.pictures.put(address, new Entry(picture.orElse(null), this.ticker.read()));
		}
		catch (ExecutionException | TimeoutException | RejectedExecutionException ex) {
			log.debug("A picture could not be fetched: {}", ex.toString());
		}
	}

	/**
	 * Makes a call on a thread of its own, which is interrupted when it takes too long: a
	 * service that never answers would keep the place of its part for good.
	 */
	private Optional<Picture> inTime(Callable<Optional<Picture>> call)
			throws InterruptedException, ExecutionException, TimeoutException {
		Future<Optional<Picture>> running = this.threads.submit(call);
		try {
			return running.get(this.settings.callDeadline().toNanos(), TimeUnit.NANOSECONDS);
		}
		finally {
			running.cancel(true);
		}
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

}
