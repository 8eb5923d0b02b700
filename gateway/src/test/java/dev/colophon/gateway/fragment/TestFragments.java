package dev.colophon.gateway.fragment;

import java.time.Duration;
import java.util.List;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.colophon.gateway.upstream.UnguardedUpstreams;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.util.unit.DataSize;

/**
 * Fragments without a network around them.
 */
public final class TestFragments {

	private TestFragments() {
	}

	public static Fragments create(Ticker ticker, Duration callDeadline) {
		CacheSettings settings = new CacheSettings(DataSize.ofMegabytes(1), callDeadline);
		return new Fragments(UnguardedUpstreams.create(), settings, ticker, new SimpleMeterRegistry(),
				new Changes(ticker), new PictureCache(settings, ticker, List.of()));
	}

}
