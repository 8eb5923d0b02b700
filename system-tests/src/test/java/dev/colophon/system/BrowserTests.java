package dev.colophon.system;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The pages as a browser shows them. The screenshots are in {@code target/screenshots}.
 */
@ExtendWith(SharedSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class BrowserTests {

	private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final String IS_DRAWN = """
			() => Promise.race([
				new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true)))),
				new Promise((drawn) => setTimeout(() => drawn(false), 10_000))])""";

	private static final String HOSTILE = """
			---
			title: "</title><script>executed('title')</script>"
			description: "\\"><script>executed('description')</script>"
			question: "</script><script>executed('question')</script>"
			tags:
			  - "</script><img src=x onerror=alert(1)>"
			---

			[eight](javascript:alert(20)) [nine](<java\nscript:alert(21)>) ![ten](javascript:alert(22))
			[eleven](/x "onclick=alert(23) \\" onmouseover=alert(24)") <javascript:alert(25)>

			`<script>alert(26)</script>`

			{: onclick="alert(27)" }

			twelve
			{: onclick="alert(28)" style="color:red" }

			The end of what is Markdown.

			<script>alert(1)</script>
			<SCRIPT SRC="//example.org/x.js"></SCRIPT>
			<img src="/x" onerror="alert(2)">
			<img src="/x" OnErRoR=alert(3)>
			<svg onload="alert(4)"><script>alert(5)</script><animate onbegin=alert(6) attributeName=x dur=1s></svg>
			<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(7)&gt;">
			<math href="javascript:alert(8)">click</math>
			<iframe srcdoc="<script>alert(9)</script>"></iframe>
			<a href="javascript:alert(10)">one</a> <a href="JaVa&#9;ScRiPt:alert(11)">two</a>
			<a href="&#1;javascript:alert(12)">three</a> <a href="data:text/html,<script>alert(13)</script>">four</a>
			<div style="background:url(javascript:alert(14))" onmouseover="alert(15)">five</div>
			<details open ontoggle="alert(16)"><summary>six</summary></details>
			<form action="javascript:alert(17)"><button formaction="javascript:alert(18)">seven</button></form>
			<base href="https://example.org/"><meta http-equiv="refresh" content="0;url=https://example.org/">
			<noscript><p title="</noscript><img src=x onerror=alert(19)>"></noscript>
			<p id="location">thirteen</p>
			""";

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
	@DisabledIf("dev.colophon.system.SharedSuite#isOnCompose")
	void reportViewsAndClicksThatAreCounted() {
		assumeTrue(Run.isNewest("gateway"), "version 0.1.0 counts none");
		RunSuite suite = (RunSuite) this.suite;
		double views = suite.metric("colophon_page_views_total{page=\"/microservices.html\"}");
		String clicked = "colophon_outbound_clicks_total{host=\"martinfowler.com\",page=\"/microservices.html\"}";
		double clicks = suite.metric(clicked);
		try (BrowserContext context = this.browser.newContext()) {
			Page page = context.newPage();
			page.navigate(suite.address("/microservices.html"));
			page.locator("article a[href*='martinfowler.com']").first().evaluate("""
					(link) => {
						addEventListener("click", (event) => event.preventDefault());
						link.click();
					}""");
			await().untilAsserted(() -> {
				assertThat(suite.metric("colophon_page_views_total{page=\"/microservices.html\"}"))
					.isEqualTo(views + 1);
				assertThat(suite.metric(clicked)).isEqualTo(clicks + 1);
			});
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
	void executeNothingThatAWriterSends() throws Exception {
		String address = "/api/content/pages/hostile";
		HttpResponse<String> created = this.suite.edit("PUT", address, HOSTILE, "Content-Type", "text/markdown",
				"If-None-Match", "*");
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		try (BrowserContext context = this.browser.newContext()) {
			Page page = context.newPage();
			List<String> dialogs = new ArrayList<>();
			page.onDialog((dialog) -> {
				dialogs.add(dialog.message());
				dialog.dismiss();
			});
			page.navigate(this.suite.address("/hostile.html"));
			assertThat(page.title()).isEqualTo("</title><script>executed('title')</script> - Colophon");
			assertThat(page.locator("article p:has-text('The end of what is Markdown.')").count()).isEqualTo(1);
			assertThat(page.locator("article").textContent()).contains("twelve", "thirteen");
			for (Locator link : page.locator("article a").all()) {
				link.dispatchEvent("click");
				link.dispatchEvent("mouseover");
			}
			page.waitForLoadState(LoadState.NETWORKIDLE);
			assertThat(dialogs).isEmpty();
			assertThat(page.evaluate("""
					[...document.querySelectorAll('article *')].filter((e) =>
					    /^(script|style|iframe|object|embed|form|input|math|base|meta|link)$/i.test(e.localName)
					    || [...e.attributes].some((a) => /^(on|style|srcdoc|formaction)/i.test(a.name)
					        || /^\\s*(javascript|vbscript|data):/i.test(a.value))).map((e) => e.outerHTML)"""))
				.isEqualTo(List.of());
		}
		finally {
			assertThat(this.suite.edit("DELETE", address, "", "If-Match", "*").statusCode()).isEqualTo(204);
		}
	}

	@Test
	void letReadersSignUpWithoutScripts() {
		try (BrowserContext context = this.browser
			.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
			Page page = context.newPage();
			page.navigate(this.suite.address("/docker.html"));
			page.getByLabel("E-mail").fill("grace@example.org");
			page.waitForTimeout(2_100);
			page.locator("#newsletter button").click();
			assertThat(page.url()).endsWith("/newsletter/subscriptions/pending");
			assertThat(page.title()).endsWith(" - Colophon");
		}
	}

	@Test
	@DisabledIf("dev.colophon.system.SharedSuite#isOnCompose")
	void leadReadersOntoTheListAndOffItWithoutScripts() {
		String reader = "reader-" + UUID.randomUUID() + "@example.org";
		try (BrowserContext context = this.browser
			.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
			Page page = context.newPage();
			page.navigate(this.suite.address("/docker.html"));
			page.getByLabel("E-mail").fill(reader);
			page.waitForTimeout(2_100);
			page.locator("#newsletter button").click();
			assertThat(page.url()).endsWith("/newsletter/subscriptions/pending");

			page.navigate(linkInMailTo(reader, "confirmations"));
			page.locator("main form button").click();
			assertThat(page.locator("main h1").textContent()).isEqualTo("You are on the list");

			page.navigate(linkInMailTo(reader, "unsubscriptions"));
			assertThat(page.locator("main .own-data").textContent()).contains(reader, "confirmed");
			page.locator("main form button").first().click();
			assertThat(page.locator("main h1").textContent()).isEqualTo("You have left the list");
			page.locator("main form button").click();
			assertThat(page.locator("main h1").textContent()).isEqualTo("You are erased");
		}
	}

	@Test
	@DisabledIf("dev.colophon.system.SharedSuite#isOnCompose")
	void letTheEditorWriteToEverybody() throws Exception {
		String editor = "editor-" + UUID.randomUUID() + "@example.org";
		this.suite.edit("POST", "/api/newsletter/issues", "{\"subject\":\"Draft\",\"markdown\":\"Text\"}",
				"Content-Type", "application/json");
		try (BrowserContext context = this.browser
			.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)
				.setHttpCredentials("editor", Suite.EDITOR_PASSWORD))) {
			Page page = context.newPage();
			page.navigate(this.suite.address("/newsletter/admin"));
			page.getByText("Draft", new Page.GetByTextOptions().setExact(true)).first().click();
			page.getByLabel("Subject").fill("To everybody");
			page.getByLabel("Markdown").fill("It is **bold**.");
			page.getByText("Save").click();
			assertThat(page.locator(".preview strong").textContent()).isEqualTo("bold");
			page.getByLabel("To one address").fill(editor);
			page.getByText("Send a test").click();
			assertThat(((RunSuite) this.suite).mailTo(editor)).anyMatch((line) -> line.endsWith(".eml"));
			page.getByText("Send it to everybody").click();
			assertThat(page.locator("h2").first().textContent()).isEqualTo("Deliveries");
			page.navigate(this.suite.address("/newsletter/issues.html"));
			page.getByText("To everybody").first().click();
			assertThat(page.locator("main h1").textContent()).isEqualTo("To everybody");
		}
	}

	@ParameterizedTest
	@CsvSource({ "content, pages/listPages, /api/content/pages", "toc, contents/getContents, /api/toc/toc",
			"newsletter, archive/listIssues, /api/newsletter/issues" })
	void letPeopleTryAnApiThroughTheGateway(String service, String operation, String address) {
		List<String> complaints = new ArrayList<>();
		try (BrowserContext context = this.browser.newContext()) {
			context.onConsoleMessage((message) -> complaints.add(message.text()));
			Page page = openDrawn(context, this.suite.address("/docs/" + service + "/#/" + operation), ".try-out__btn");
			Locator shown = page.locator(".opblock.is-open");
			shown.getByText("Try it out").click();
			shown.getByText("Execute", new Locator.GetByTextOptions().setExact(true)).click();
			assertThat(shown.locator(".live-responses-table .response-col_status").last().textContent())
				.startsWith("200");
			assertThat(shown.locator(".request-url pre").textContent()).startsWith(this.suite.address(address));
			page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path.of("target/screenshots/docs-" + service + ".png")));
		}
		assertThat(complaints).isEmpty();
	}

	/**
	 * Now and then, when all processors are busy, Chromium draws the beginning of a page
	 * and then no frame any more, without having anything to do. Nothing of that page can
	 * be clicked, because Playwright waits until it stands still.
	 */
	private static Page openDrawn(BrowserContext context, String address, String last) {
		for (int attempt = 1; attempt <= 3; attempt++) {
			Page page = context.newPage();
			page.navigate(address);
			page.locator(last).first().waitFor();
			if ((boolean) page.evaluate(IS_DRAWN)) {
				return page;
			}
			page.close();
		}
		throw new IllegalStateException("Chromium does not draw " + address);
	}

	private String linkInMailTo(String reader, String resource) {
		return ((RunSuite) this.suite).mailTo(reader)
			.stream()
			.filter((line) -> line.contains("/" + resource + "/"))
			.findFirst()
			.orElseThrow();
	}

}
