package dev.colophon.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages as a browser shows them. The screenshots are in {@code target/screenshots}.
 */
@ExtendWith(SharedSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class BrowserTests {

	private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Suite suite;

	private Playwright playwright;

	private Browser browser;

	BrowserTests(Suite suite) {
		this.suite = suite;
	}

	@BeforeAll
	void openABrowser() {
		Optional<Path> chromium = chromium();
		if (chromium.isEmpty()) {
			System.out.println("SKIPPED: NO CHROMIUM ON THE PATH, SO NO PAGE IS LOOKED AT IN A BROWSER");
		}
		Assumptions.assumeTrue(chromium.isPresent(), "no Chromium");
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium.get()).setArgs(FLAGS));
	}

	@AfterAll
	void closeTheBrowser() {
		if (this.playwright != null) {
			this.playwright.close();
		}
	}

	private static Optional<Path> chromium() {
		return Stream.of(System.getenv("PATH").split(":"))
			.flatMap((folder) -> Stream.of("chromium", "chromium-browser", "google-chrome")
				.map(Path.of(folder)::resolve))
			.filter(Files::isExecutable)
			.findFirst();
	}

	@ParameterizedTest
	@CsvSource({ "360, LIGHT", "360, DARK", "768, LIGHT", "768, DARK", "1440, LIGHT", "1440, DARK" })
	void showThePageInEveryWidthAndLight(int width, ColorScheme scheme) {
		try (BrowserContext context = this.browser
			.newContext(new Browser.NewContextOptions().setViewportSize(width, 900)
				.setColorScheme(scheme)
				.setJavaScriptEnabled(false))) {
			Page page = context.newPage();
			page.navigate(this.suite.address("/microservices.html"));
			byte[] picture = page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path
					.of("target/screenshots/microservices-" + width + "-" + scheme.name().toLowerCase() + ".png")));
			assertThat(picture).hasSizeGreaterThan(20_000);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 320, 360, 768, 1024, 1440, 1600 })
	void neverScrollSideways(int width) {
		try (BrowserContext context = this.browser
			.newContext(new Browser.NewContextOptions().setViewportSize(width, 900))) {
			Page page = context.newPage();
			for (String path : List.of("/", "/microservices.html", "/docker.html", "/table-of-contents.html",
					"/nosuch.html")) {
				page.navigate(this.suite.address(path));
				assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path)
					.isLessThanOrEqualTo(width);
			}
		}
	}

	@Test
	void fetchEverythingFromTheSiteAndBreakNoPolicy() {
		List<String> complaints = new ArrayList<>();
		List<String> requests = new ArrayList<>();
		try (BrowserContext context = this.browser.newContext()) {
			Page page = context.newPage();
			page.onConsoleMessage((message) -> complaints.add(message.text()));
			page.onPageError(complaints::add);
			page.onRequest((request) -> requests.add(request.url()));
			page.navigate(this.suite.address("/microservices.html"));
			assertThat(complaints).isEmpty();
			assertThat(requests).hasSizeGreaterThan(2).allMatch((url) -> url.startsWith(this.suite.address("/")));
			assertThat(context.cookies()).isEmpty();
		}
	}

	@Test
	void keepLinesAtAComfortableLength() {
		try (BrowserContext context = this.browser
			.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))) {
			Page page = context.newPage();
			page.navigate(this.suite.address("/microservices.html"));
			Number characters = (Number) page.evaluate("""
					() => {
					  const lengths = [];
					  for (const p of document.querySelectorAll('article > p:not(h1 + p)')) {
					    const range = document.createRange();
					    range.selectNodeContents(p);
					    const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top / 10))).size;
					    if (lines > 3) lengths.push(p.textContent.length / (lines - 0.5));
					  }
					  return lengths.reduce((a, b) => a + b) / lengths.length;
					}""");
			assertThat(characters.doubleValue()).isBetween(65.0, 75.0);
		}
	}

	@Test
	void showTheSkipLinkToThoseWhoUseTheKeyboard() {
		try (BrowserContext context = this.browser.newContext()) {
			Page page = context.newPage();
			page.navigate(this.suite.address("/microservices.html"));
			page.keyboard().press("Tab");
			assertThat(page.locator(".skip").boundingBox().x).isPositive();
			page.keyboard().press("Enter");
			assertThat(page.url()).endsWith("#content");
		}
	}

	@Test
	void letReadersSignUpWithoutScripts() {
		try (BrowserContext context = this.browser
			.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
			Page page = context.newPage();
			page.navigate(this.suite.address("/docker.html"));
			page.getByLabel("E-mail").fill("grace@example.org");
			page.locator("#newsletter button").click();
			assertThat(page.url()).endsWith("/newsletter/subscriptions/pending");
			assertThat(page.title()).endsWith(" - Colophon");
		}
	}

}
