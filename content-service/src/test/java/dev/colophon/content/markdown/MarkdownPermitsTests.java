package dev.colophon.content.markdown;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * How much is read at the same time.
 */
class MarkdownPermitsTests {

	private static final String LONG = "Some words. ".repeat(40_000);

	private static final String TOO_LONG = LONG.repeat(3);

	private final Markdown markdown = new Markdown();

	private Semaphore longTexts = new Semaphore(0);

	@BeforeEach
	void findThePermits() {
		this.longTexts = Objects.requireNonNull((Semaphore) ReflectionTestUtils.getField(this.markdown, "longTexts"));
	}

	@Test
	void letsALongTextWaitForOthersAndAShortOneForNone() {
		this.longTexts.acquireUninterruptibly(Source.LONGEST);
		CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> this.markdown.toHtml(LONG));
		await().until(this.longTexts::hasQueuedThreads);
		assertThat(this.markdown.toHtml("Some words.")).contains("Some words.");
		assertThat(waiting).isNotDone();
		this.longTexts.release(Source.LONGEST);
		assertThat(waiting.join()).startsWith("<p>Some words. Some");
	}

	@Test
	void letNoTextWaitThatWasReadBefore() {
		String html = this.markdown.toHtml(LONG);
		this.longTexts.acquireUninterruptibly(Source.LONGEST);
		assertThat(this.markdown.toHtmlLeniently(LONG)).isSameAs(html);
		assertThat(this.markdown.toHtml(LONG)).isSameAs(html);
	}

	@Test
	void letTheLastTextNotWaitHoweverManyWereReadBefore() {
		for (int page = 0; page < 20; page++) {
			this.markdown.toHtml(LONG + page);
		}
		this.longTexts.acquireUninterruptibly(Source.LONGEST);
		assertThat(this.markdown.toHtml(LONG + 19)).endsWith("19</p>");
	}

	@Test
	void giveBackWhatTheyTookAlsoWhereATextIsRefused() {
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml(TOO_LONG));
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml(">".repeat(20_000)));
		assertThat(this.markdown.toHtmlLeniently(TOO_LONG)).startsWith("<pre>");
		assertThat(this.longTexts.availablePermits()).isEqualTo(Source.LONGEST);
	}

}
