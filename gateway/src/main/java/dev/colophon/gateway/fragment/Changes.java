package dev.colophon.gateway.fragment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * When each service was last changed by a request that went through here. What it
 * answered before that has to be asked for again, however fresh it is, and is still good
 * enough if the service fails.
 */
@Component
public class Changes {

	private final Ticker ticker;

	private final Map<String, Long> times = new ConcurrentHashMap<>();

	Changes(Ticker ticker) {
		this.ticker = ticker;
	}

	/**
	 * Takes note that a service has just been changed.
	 */
	public void happenedAt(String service) {
		this.times.put(service, this.ticker.read());
	}

	/**
	 * Whether nothing has been changed since the services were asked for these pieces.
	 */
	public boolean haveSpared(List<Piece> pieces) {
		return this.times.isEmpty() || pieces.stream().allMatch((piece) -> haveSpared(piece.source(), piece.kept()));
	}

	boolean haveSpared(Source source, @Nullable Kept kept) {
		Long time = this.times.get(source.service());
		return time == null || kept == null || kept.askedAt() - time > 0;
	}

}
