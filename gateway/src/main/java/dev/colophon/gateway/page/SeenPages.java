package dev.colophon.gateway.page;

import java.util.List;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.colophon.gateway.fragment.CacheSettings;
import dev.colophon.gateway.fragment.Changes;
import dev.colophon.gateway.fragment.Demand;
import dev.colophon.gateway.fragment.Piece;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Pages as they were last assembled, by their address. A page is assembled again only
 * when one of its pieces has changed, or a service has begun or ceased to answer.
 */
@Component
class SeenPages {

	private final Cache<String, SeenPage> pages;

	private final CacheSettings settings;

	private final PageAssembler assembler;

	private final Changes changes;

	SeenPages(CacheSettings settings, PageAssembler assembler, Changes changes, MeterRegistry meters) {
		this.pages = Caffeine.newBuilder()
			.maximumWeight(settings.size().toBytes())
			.weigher((String address, SeenPage seen) -> seen.page().weight())
			// As in Fragments: at once, so that pages that are read are known to be read.
			.executor(Runnable::run)
			.recordStats()
			.build();
		this.settings = settings;
		this.assembler = assembler;
		this.changes = changes;
		CaffeineCacheMetrics.monitor(meters, this.pages, "pages");
	}

	/**
	 * A page that can be served without waiting for anybody, if there is one. What is
	 * stale in it is being asked for again.
	 */
	@Nullable SeenPage find(String address, long now) {
		SeenPage seen = last(address);
		return (seen == null || isGood(seen, now)) ? seen : still(address, seen, atOnce(seen, now));
	}

	/**
	 * The same for many readers at once: while one of them has a page assembled whose
	 * pieces have just changed, the others get it as it was a moment ago.
	 */
	@Nullable SeenPage findForMany(String address, long now) {
		SeenPage seen = last(address);
		if (seen == null || isGood(seen, now)) {
			return seen;
		}
		List<Piece> pieces = atOnce(seen, now);
		SeenPage still = still(address, seen, pieces);
		boolean hasChanged = still == null && pieces.size() == seen.pieces().size();
		return (hasChanged && seen.isLeftToAnother(now)) ? seen : still;
	}

	private boolean isGood(SeenPage seen, long now) {
		return seen.isGoodAt(now) && this.changes.haveSpared(seen.pieces());
	}

	private List<Piece> atOnce(SeenPage seen, long now) {
		return this.assembler.atOnce(seen.outline(), new Demand(now, false));
	}

	private @Nullable SeenPage still(String address, SeenPage seen, List<Piece> pieces) {
		if (!seen.isMadeFrom(pieces)) {
			return null;
		}
		SeenPage still = new SeenPage(seen.outline(), seen.page(), pieces);
		this.pages.put(address, still);
		return still;
	}

	/**
	 * A page as it was last served, however long ago that was.
	 */
	@Nullable SeenPage last(String address) {
		return this.pages.getIfPresent(address);
	}

	/**
	 * What a page was made from the last time; nothing if it was not seen.
	 */
	List<Piece> pieces(String address) {
		SeenPage seen = last(address);
		return (seen != null) ? seen.pieces() : List.of();
	}

	/**
	 * The page of these pieces, assembled unless it is there. Readers who come at the
	 * same time wait for the one assembly.
	 */
	Page page(Outline outline, List<Piece> pieces, Supplier<Page> assembly) {
		// What takes no place is still there until Caffeine gets round to evicting it.
		if (this.settings.isOff()) {
			return assembly.get();
		}
		return this.pages.asMap().compute(outline.address(), (address, seen) -> {
			Page page = (seen != null && seen.isMadeFrom(pieces)) ? seen.page() : assembly.get();
			return new SeenPage(outline, page, pieces);
		}).page();
	}

	void forget(String address) {
		this.pages.invalidate(address);
	}

}
