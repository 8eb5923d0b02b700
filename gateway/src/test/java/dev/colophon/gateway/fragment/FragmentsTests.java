package dev.colophon.gateway.fragment;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.colophon.gateway.upstream.UnguardedUpstreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class FragmentsTests {

	private static final String FRESHNESS = "max-age=2, stale-while-revalidate=10, stale-if-error=60";

	private static final Duration LONG = Duration.ofSeconds(20);

	private final MovableTicker ticker = MovableTicker.still();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Changes changes = new Changes(this.ticker);

	private final Fragments fragments = fragments(DataSize.ofMegabytes(1), LONG);

	private final Service service = new Service();

	private final Source source = this.service.source("/pages/docker");

	@AfterEach
	void close() {
		this.fragments.close();
	}

	@Test
	void comeFromTheServiceFirst() {
		Piece piece = ask();
		assertThat(piece.state()).isEqualTo(State.FRESH);
		assertThat(piece.fragment().parts()).containsEntry("article", "<p>1</p>");
		assertThat(this.service.tags).containsExactly("none");
	}

	@Test
	void comeFromMemoryWithoutACallWhileTheyAreFresh() {
		ask();
		move(Duration.ofMillis(1_999));
		Pending again = askNow(demand());
		assertThat(again.isImmediate()).isTrue();
		assertThat(again.await(Duration.ZERO).state()).isEqualTo(State.FRESH);
		assertThat(again.await(Duration.ZERO).waited()).isZero();
		assertThat(this.service.tags).hasSize(1);
	}

	@Test
	void areSharedByAllSourcesOfTheSameResource() {
		ask();
		assertThat(this.fragments.ask(this.service.source("/pages/docker"), demand()).isImmediate()).isTrue();
		assertThat(this.fragments.ask(this.service.source("/pages/other"), demand()).isImmediate()).isFalse();
	}

	@Test
	void areServedAtOnceWhenStaleAndAskedForOnceHoweverManyReadersCome() throws Exception {
		ask();
		move(Duration.ofSeconds(2));
		CountDownLatch allAreServed = new CountDownLatch(1);
		this.service.answer = (etag) -> {
			allAreServed.await();
			return notModified(FRESHNESS);
		};
		List<Piece> pieces = inParallel(100, () -> {
			Pending pending = askNow(demand());
			assertThat(pending.isImmediate()).isTrue();
			return pending.await(Duration.ZERO);
		});
		assertThat(pieces).allSatisfy((piece) -> assertThat(piece.state()).isEqualTo(State.STALE));
		allAreServed.countDown();
		await().until(() -> ask().state() == State.FRESH);
		assertThat(this.service.tags).containsExactly("none", "\"1\"");
	}

	@Test
	void areCalledForOnceHoweverManyFirstReadersCome() throws Exception {
		CountDownLatch allHaveCome = new CountDownLatch(50);
		this.service.answer = (etag) -> {
			allHaveCome.await();
			return good("1", FRESHNESS);
		};
		List<Piece> pieces = inParallel(50, () -> {
			Pending pending = askNow(demand());
			allHaveCome.countDown();
			return pending.await(LONG);
		});
		assertThat(pieces).allSatisfy((piece) -> assertThat(piece.state()).isEqualTo(State.FRESH));
		assertThat(this.service.tags).hasSize(1);
	}

	@Test
	void stayTheVerySameWhereNothingHasChanged() {
		Fragment before = ask().fragment();
		this.service.answer = (etag) -> notModified("max-age=100");
		Piece revalidated = validated();
		assertThat(revalidated.state()).isEqualTo(State.REVALIDATED);
		assertThat(revalidated.fragment()).isSameAs(before);
		assertThat(this.service.tags).containsExactly("none", "\"1\"");
		move(Duration.ofSeconds(99));
		assertThat(ask().state()).isEqualTo(State.FRESH);
		assertThat(ask().fragment()).isSameAs(before);
		assertThat(ask().answer().etag()).isEqualTo("\"1\"");
	}

	@Test
	void keepTheirOldFreshnessWhereTheServiceSaysNoneOfANewOne() {
		ask();
		this.service.answer = (etag) -> new Answer(304, null, Fragment.NONE, null, Freshness.NONE, Origin.UNKNOWN);
		validated();
		move(Duration.ofMillis(1_999));
		assertThat(ask().state()).isEqualTo(State.FRESH);
	}

	@Test
	void areReplacedWhereSomethingHasChanged() {
		ask();
		this.service.answer = (etag) -> good("2", FRESHNESS);
		move(Duration.ofSeconds(2));
		assertThat(ask().fragment().parts()).containsValue("<p>1</p>");
		await().untilAsserted(() -> assertThat(ask().fragment().parts()).containsValue("<p>2</p>"));
		assertThat(ask().state()).isEqualTo(State.FRESH);
		assertThat(this.service.tags).hasSize(2);
	}

	@Test
	void areAskedForOnceAlsoWhereAReaderComesWhileTheAnswerIsAboutToBeKept() throws Exception {
		ask();
		CountDownLatch firstHasCome = new CountDownLatch(1);
		CountDownLatch aboutToBeKept = new CountDownLatch(1);
		CountDownLatch nextHasCome = new CountDownLatch(1);
		this.service.answer = (etag) -> {
			firstHasCome.await();
			return slowToKeep("2", aboutToBeKept, nextHasCome);
		};
		move(Duration.ofSeconds(12));
		Pending first = askNow(demand());
		firstHasCome.countDown();
		assertThat(aboutToBeKept.await(10, TimeUnit.SECONDS)).isTrue();
		Pending next = askNow(demand());
		nextHasCome.countDown();
		assertThat(first.await(LONG).fragment().parts()).containsValue("<p>2</p>");
		assertThat(next.await(LONG).fragment().parts()).containsValue("<p>2</p>");
		assertThat(askNow(demand()).isImmediate()).isTrue();
		assertThat(this.service.tags).containsExactly("none", "\"1\"");
	}

	@Test
	void areWaitedForWhenTheyAreTooOldToBeServedMeanwhile() {
		ask();
		this.service.answer = (etag) -> good("2", FRESHNESS);
		move(Duration.ofSeconds(12));
		Pending pending = askNow(demand());
		assertThat(pending.isImmediate()).isFalse();
		assertThat(pending.hasFallback()).isTrue();
		assertThat(pending.await(LONG).fragment().parts()).containsValue("<p>2</p>");
	}

	@Test
	void areTheLastGoodOnesForAsLongAsTheServiceAllows() {
		ask();
		this.service.answer = FragmentsTests::fail;
		move(Duration.ofSeconds(12));
		assertThat(ask().state()).isEqualTo(State.LAST_GOOD);
		move(Duration.ofSeconds(49));
		Piece last = ask();
		assertThat(last.state()).isEqualTo(State.LAST_GOOD);
		assertThat(last.fragment().parts()).containsValue("<p>1</p>");
		move(Duration.ofSeconds(1));
		Piece over = ask();
		assertThat(over.state()).isEqualTo(State.STUB);
		assertThat(over.answer()).isNull();
	}

	@Test
	void areTheLastGoodOnesAtOnceShortlyAfterAFailure() {
		ask();
		this.service.answer = FragmentsTests::fail;
		move(Duration.ofSeconds(12));
		ask();
		move(Duration.ofMillis(249));
		Pending pending = askNow(demand());
		assertThat(pending.isImmediate()).isTrue();
		assertThat(pending.await(Duration.ZERO).state()).isEqualTo(State.LAST_GOOD);
		assertThat(this.service.tags).hasSize(2);
		move(Duration.ofMillis(1));
		assertThat(askNow(demand()).isImmediate()).isTrue();
		await().untilAsserted(() -> assertThat(this.service.tags).hasSize(3));
	}

	@Test
	void areNotAskedForAgainAndAgainWhileStaleAndFailing() throws Exception {
		ask();
		this.service.answer = FragmentsTests::fail;
		move(Duration.ofSeconds(3));
		ask();
		await().untilAsserted(() -> assertThat(this.service.tags).hasSize(2));
		await().until(() -> ask().kept().isFailing());
		inParallel(50, this::ask);
		assertThat(this.service.tags).hasSize(2);
	}

	@Test
	void areGoodAgainWhenTheServiceIs() {
		ask();
		this.service.answer = FragmentsTests::fail;
		move(Duration.ofSeconds(12));
		assertThat(ask().state()).isEqualTo(State.LAST_GOOD);
		this.service.answer = (etag) -> good("2", FRESHNESS);
		move(Duration.ofMillis(250));
		assertThat(ask().state()).isEqualTo(State.LAST_GOOD);
		await().until(() -> ask().state() == State.FRESH);
		assertThat(ask().fragment().parts()).containsValue("<p>2</p>");
		assertThat(this.service.tags).containsExactly("none", "\"1\"", "\"1\"");
	}

	@Test
	void areTheLastGoodOnesWhereTheAnswerComesTooLateAndTheNewOnesAfterwards() {
		ask();
		CountDownLatch lateEnough = new CountDownLatch(1);
		this.service.answer = (etag) -> {
			lateEnough.await();
			return good("2", FRESHNESS);
		};
		move(Duration.ofSeconds(12));
		Piece piece = this.fragments.ask(this.source, demand()).await(Duration.ofMillis(20));
		assertThat(piece.state()).isEqualTo(State.LAST_GOOD);
		lateEnough.countDown();
		await().until(() -> ask().state() == State.FRESH);
		assertThat(ask().fragment().parts()).containsValue("<p>2</p>");
		assertThat(this.service.tags).hasSize(2);
	}

	@Test
	void areStubsWhereTheServiceHasNeverAnswered() throws Exception {
		CountDownLatch allHaveCome = new CountDownLatch(20);
		this.service.answer = (etag) -> {
			allHaveCome.await();
			return fail(etag);
		};
		List<Piece> pieces = inParallel(20, () -> {
			Pending pending = askNow(demand());
			allHaveCome.countDown();
			return pending.await(LONG);
		});
		assertThat(pieces).allSatisfy((piece) -> assertThat(piece.state()).isEqualTo(State.STUB));
		assertThat(this.service.tags).hasSize(1);
		this.service.answer = (etag) -> good("1", FRESHNESS);
		assertThat(ask().state()).isEqualTo(State.FRESH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-store", "private, max-age=60", "public" })
	void areNotKeptWhereTheServiceDoesNotAllowIt(String cacheControl) {
		this.service.answer = (etag) -> good("1", cacheControl);
		assertThat(ask().state()).isEqualTo(State.FRESH);
		assertThat(ask().state()).isEqualTo(State.FRESH);
		assertThat(this.service.tags).containsExactly("none", "none");
	}

	@ParameterizedTest
	@ValueSource(ints = { 204, 400, 401, 403, 409, 422, 429 })
	void areNotKeptWhereTheyAreNoAnswerForGood(int status) {
		this.service.answer = (etag) -> answer(status, null, FRESHNESS);
		ask();
		ask();
		assertThat(this.service.tags).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 410 })
	void areKeptWhereNothingIsThereAndTheServiceSaysForHowLong(int status) {
		this.service.answer = (etag) -> answer(status, null, FRESHNESS);
		ask();
		assertThat(ask().answer().status()).isEqualTo(status);
		assertThat(this.service.tags).hasSize(1);
		this.service.answer = (etag) -> answer(status, null, "");
		validated();
		ask();
		assertThat(this.service.tags).hasSize(3);
	}

	@Test
	void areKeptWhereTheySendTheReaderElsewhere() {
		this.service.answer = (etag) -> answer(301, URI.create("/new.html"), FRESHNESS);
		ask();
		assertThat(ask().answer().location()).isEqualTo(URI.create("/new.html"));
		assertThat(this.service.tags).hasSize(1);
	}

	@Test
	void areDroppedWhenTheServiceTakesItsPermissionBack() {
		ask();
		this.service.answer = (etag) -> good("2", "no-store");
		assertThat(validated().fragment().parts()).containsValue("<p>2</p>");
		ask();
		assertThat(this.service.tags).containsExactly("none", "\"1\"", "none");
		this.service.answer = FragmentsTests::fail;
		assertThat(ask().state()).isEqualTo(State.STUB);
	}

	@Test
	void areDroppedWhenTheResourceIsGone() {
		ask();
		move(Duration.ofSeconds(3));
		this.service.answer = (etag) -> answer(404, null, "");
		assertThat(ask().state()).isEqualTo(State.STALE);
		await().untilAsserted(() -> assertThat(ask().answer().status()).isEqualTo(404));
	}

	@Test
	void areAskedForWhereTheReaderDemandsItEvenIfFresh() {
		ask();
		this.service.answer = (etag) -> good("2", FRESHNESS);
		assertThat(validated().fragment().parts()).containsValue("<p>2</p>");
		assertThat(ask().fragment().parts()).containsValue("<p>2</p>");
	}

	@Test
	void areAskedForAfterTheDemandWhereARefreshWasUnderWayAlready() throws Exception {
		ask();
		move(Duration.ofSeconds(3));
		assertThatADemandIsMetByALaterCall(State.STALE);
	}

	@Test
	void areAskedForAfterTheDemandWhereTheFirstCallWasUnderWayAlready() throws Exception {
		assertThatADemandIsMetByALaterCall(State.FRESH);
	}

	@Test
	void areStubsWhereADemandForTheFirstTimeCannotBeMet() {
		this.service.answer = FragmentsTests::fail;
		assertThat(validated().state()).isEqualTo(State.STUB);
		assertThat(this.service.tags).hasSize(1);
	}

	@Test
	void areNotKeptForADemandEitherWhereTheServiceDoesNotAllowIt() {
		this.service.answer = (etag) -> good("1", "no-store");
		validated();
		validated();
		ask();
		assertThat(this.service.tags).containsExactly("none", "none", "none");
	}

	@Test
	void areTheLastGoodOnesWhereADemandCannotBeMet() {
		ask();
		this.service.answer = FragmentsTests::fail;
		assertThat(validated().state()).isEqualTo(State.LAST_GOOD);
		assertThat(ask().fragment().parts()).containsValue("<p>1</p>");
	}

	@Test
	void areNoLongerWaitedForThanACallMayTake() throws Exception {
		Fragments hasty = fragments(DataSize.ofMegabytes(1), Duration.ofMillis(100));
		CountDownLatch interrupted = new CountDownLatch(1);
		this.service.answer = (etag) -> hang(interrupted);
		assertThat(hasty.ask(this.source, demand()).await(LONG).state()).isEqualTo(State.STUB);
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
		hasty.close();
	}

	@Test
	void areNoLongerWaitedForEitherWhenTheyAreAskedForAgain() throws Exception {
		Fragments hasty = fragments(DataSize.ofMegabytes(1), Duration.ofMillis(100));
		hasty.ask(this.source, demand()).await(LONG);
		CountDownLatch interrupted = new CountDownLatch(1);
		this.service.answer = (etag) -> hang(interrupted);
		assertThat(hasty.ask(this.source, new Demand(this.ticker.read(), true)).await(LONG).state())
			.isEqualTo(State.LAST_GOOD);
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
		hasty.close();
	}

	@Test
	void answerWhatAReaderSentAndKeepNothingOfIt() {
		Piece piece = this.fragments.askOnce(this.source, () -> good("sent", FRESHNESS), LONG, demand()).await(LONG);
		assertThat(piece.fragment().parts()).containsValue("<p>sent</p>");
		assertThat(ask().fragment().parts()).containsValue("<p>1</p>");
		assertThat(this.service.tags).containsExactly("none");
	}

	@Test
	void areForgotten() {
		ask();
		this.fragments.forget(this.source);
		ask();
		assertThat(this.service.tags).containsExactly("none", "none");
	}

	@Test
	void areNeverKeptWhereThatIsSwitchedOff() {
		Fragments off = fragments(DataSize.ofBytes(0), LONG);
		for (int i = 0; i < 20; i++) {
			assertThat(off.ask(this.source, demand()).await(LONG).state()).isEqualTo(State.FRESH);
		}
		assertThat(this.service.tags).hasSize(20);
		off.close();
	}

	@Test
	void takeNoMoreMemoryThanTheyMay() {
		Fragments small = fragments(DataSize.ofKilobytes(64), LONG);
		String big = "x".repeat(8_000);
		this.service.answer = (etag) -> good(big, FRESHNESS);
		for (int i = 0; i < 500; i++) {
			assertThat(small.ask(this.service.source("/pages/" + i), demand()).await(LONG).state())
				.isEqualTo(State.FRESH);
		}
		await().until(() -> this.meters.get("cache.size")
			.tag("cache", "fragments")
			.gauges()
			.stream()
			.mapToDouble((gauge) -> gauge.value())
			.sum() <= 8);
		small.close();
	}

	@Test
	void thatManyReadersWantOutliveThoseThatNobodyWantsTwice() {
		Fragments small = fragments(DataSize.ofKilobytes(64), LONG);
		small.ask(this.source, demand()).await(LONG);
		for (int i = 0; i < 5_000; i++) {
			small.ask(this.source, demand()).await(LONG);
			small.ask(this.service.source("/pages/" + i), demand()).await(LONG);
		}
		assertThat(this.service.paths).filteredOn("/pages/docker"::equals).hasSize(1);
		small.close();
	}

	@Test
	void areAskedForAgainByTheNextReaderWhenTheServiceWasChanged() {
		ask();
		move(Duration.ofMillis(1));
		this.changes.happenedAt("content-service");
		this.service.answer = (etag) -> good("2", FRESHNESS);
		move(Duration.ofMillis(1));
		assertThat(ask().fragment().parts()).containsValue("<p>2</p>");
		assertThat(askNow(demand()).isImmediate()).isTrue();
		assertThat(this.service.tags).containsExactly("none", "\"1\"");
	}

	@Test
	void areAskedForAgainWhereACallBeganBeforeTheServiceWasChanged() throws Exception {
		ask();
		move(Duration.ofSeconds(2));
		CountDownLatch underWay = new CountDownLatch(1);
		CountDownLatch changed = new CountDownLatch(1);
		this.service.answer = (etag) -> {
			underWay.countDown();
			changed.await();
			return good("before the change", FRESHNESS);
		};
		ask();
		assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
		move(Duration.ofMillis(1));
		this.changes.happenedAt("content-service");
		this.service.answer = (etag) -> good("after the change", FRESHNESS);
		move(Duration.ofMillis(1));
		Pending pending = askNow(demand());
		changed.countDown();
		assertThat(pending.await(LONG).fragment().parts()).containsValue("<p>after the change</p>");
	}

	@Test
	void areTheLastGoodOnesWhereTheServiceWasChangedAndFails() {
		ask();
		move(Duration.ofMillis(1));
		this.changes.happenedAt("content-service");
		this.service.answer = FragmentsTests::fail;
		assertThat(ask().state()).isEqualTo(State.LAST_GOOD);
		assertThat(askNow(demand()).isImmediate()).isTrue();
	}

	@Test
	void areSparedByChangesOfOtherServices() {
		ask();
		move(Duration.ofMillis(1));
		this.changes.happenedAt("toc-service");
		assertThat(askNow(demand()).isImmediate()).isTrue();
	}

	@Test
	void areNotDrivenOutBySearches() {
		Fragments small = fragments(DataSize.ofKilobytes(32), LONG);
		List<Source> pages = Stream.of("/a", "/b", "/c").map(this.service::source).toList();
		pages.forEach((page) -> small.ask(page, demand()).await(LONG));
		for (int i = 0; i < 200; i++) {
			for (int again = 0; again < 5; again++) {
				small.ask(this.service.search("/search?q=" + i), demand()).await(LONG);
			}
		}
		assertThat(pages).allSatisfy((page) -> assertThat(small.ask(page, demand()).isImmediate()).isTrue());
		assertThat(small.ask(this.service.search("/search?q=0"), demand()).isImmediate()).isFalse();
		small.close();
	}

	@Test
	void ofASearchAreKeptToo() {
		this.fragments.ask(this.service.search("/search?q=a"), demand()).await(LONG);
		assertThat(this.fragments.ask(this.service.search("/search?q=a"), demand()).isImmediate()).isTrue();
		this.fragments.forget(this.service.search("/search?q=a"));
		assertThat(this.fragments.ask(this.service.search("/search?q=a"), demand()).isImmediate()).isFalse();
	}

	@Test
	void areCountedByServiceAndState() {
		ask();
		ask();
		assertThat(this.meters.get("colophon.fragments")
			.tags("service", "content-service", "state", "fresh")
			.timer()
			.count()).isEqualTo(2);
	}

	private void assertThatADemandIsMetByALaterCall(State before) throws InterruptedException {
		CountDownLatch underWay = new CountDownLatch(1);
		CountDownLatch edited = new CountDownLatch(1);
		this.service.answer = (etag) -> {
			underWay.countDown();
			edited.await();
			return good("before the edit", FRESHNESS);
		};
		Pending other = askNow(demand());
		assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
		this.service.answer = (etag) -> good("after the edit", FRESHNESS);
		move(Duration.ofMillis(1));
		Pending mine = askNow(new Demand(this.ticker.read(), true));
		edited.countDown();
		assertThat(mine.await(LONG).fragment().parts()).containsValue("<p>after the edit</p>");
		assertThat(other.await(LONG).state()).isEqualTo(before);
		await().untilAsserted(() -> assertThat(ask().fragment().parts()).containsValue("<p>after the edit</p>"));
	}

	private Fragments fragments(DataSize size, Duration callDeadline) {
		CacheSettings settings = new CacheSettings(size, callDeadline);
		return new Fragments(UnguardedUpstreams.create(), settings, this.ticker, this.meters, this.changes,
				new PictureCache(settings, this.ticker, List.of()));
	}

	private Piece ask() {
		return askNow(demand()).await(LONG);
	}

	private Piece validated() {
		return askNow(new Demand(this.ticker.read(), true)).await(LONG);
	}

	private Pending askNow(Demand demand) {
		return this.fragments.ask(this.source, demand);
	}

	private Demand demand() {
		return new Demand(this.ticker.read(), false);
	}

	private void move(Duration time) {
		this.ticker.move(time);
	}

	private static <T> List<T> inParallel(int readers, Callable<T> reader) throws Exception {
		CyclicBarrier start = new CyclicBarrier(readers);
		Callable<T> together = () -> {
			start.await();
			return reader.call();
		};
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<T>> results = threads.invokeAll(Stream.generate(() -> together).limit(readers).toList());
			return results.stream().map(Future::resultNow).toList();
		}
	}

	private static Answer good(String text, String cacheControl) {
		return new Answer(200, null, Fragment.of("article", "<p>" + text + "</p>"), '"' + text + '"',
				Freshness.parse(cacheControl), Origin.UNKNOWN);
	}

	/**
	 * An answer that cannot be weighed, and so not be kept, before the next reader has
	 * come.
	 */
	private static Answer slowToKeep(String text, CountDownLatch aboutToBeKept, CountDownLatch nextHasCome) {
		Map<String, String> parts = new HashMap<>(Map.of("article", "<p>" + text + "</p>")) {

			@Override
			public Collection<String> values() {
				aboutToBeKept.countDown();
				try {
					nextHasCome.await(10, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
				return super.values();
			}

		};
		return new Answer(200, null, new Fragment("", "", parts), '"' + text + '"', Freshness.parse(FRESHNESS),
				Origin.UNKNOWN);
	}

	private static Answer notModified(String cacheControl) {
		return answer(304, null, cacheControl);
	}

	private static Answer answer(int status, @Nullable URI location, String cacheControl) {
		return new Answer(status, location, Fragment.NONE, null, Freshness.parse(cacheControl), Origin.UNKNOWN);
	}

	private static Answer fail(@Nullable String etag) {
		throw new ServiceFailed("answered 500");
	}

	private static Answer hang(CountDownLatch interrupted) throws InterruptedException {
		try {
			new CountDownLatch(1).await();
			throw new IllegalStateException();
		}
		catch (InterruptedException ex) {
			interrupted.countDown();
			throw ex;
		}
	}

	/**
	 * A service that notes what it is asked.
	 */
	private static final class Service {

		private final List<String> tags = new CopyOnWriteArrayList<>();

		private final List<String> paths = new CopyOnWriteArrayList<>();

		private volatile Behaviour answer = (etag) -> good("1", FRESHNESS);

		Source source(String path) {
			return new Source("content-service", path, "/api/content" + path, true, call(path));
		}

		Source search(String path) {
			return Source.ofSearch("content-service", path, "/api/content" + path, call(path));
		}

		private Function<@Nullable String, Answer> call(String path) {
			return (etag) -> {
				this.tags.add((etag != null) ? etag : "none");
				this.paths.add(path);
				try {
					return this.answer.to(etag);
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			};
		}

	}

	private interface Behaviour {

		Answer to(@Nullable String etag) throws InterruptedException;

	}

}
