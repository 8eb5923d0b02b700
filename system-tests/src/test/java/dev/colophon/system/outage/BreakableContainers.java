package dev.colophon.system.outage;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import dev.colophon.system.compose.ComposeSuite;

/**
 * The suite on Docker Compose, broken by what the engine can do to a container.
 */
class BreakableContainers extends BreakableSuite {

	private final ComposeSuite suite;

	private final Reader reader;

	private String broken = "";

	BreakableContainers(ComposeSuite suite) {
		this.suite = suite;
		this.reader = new Reader(address());
		suite.query("content-service", ADD_UNSEEN_PAGES);
		awaitWell();
		askForTheSeenPages();
	}

	@Override
	URI address() {
		return URI.create(this.suite.address("/"));
	}

	@Override
	Reader reader() {
		return this.reader;
	}

	@Override
	Set<Failure> failures() {
		return EnumSet.of(Failure.STOPPED, Failure.HANGING, Failure.KILLED, Failure.DISCONNECTED);
	}

	@Override
	void fail(Outage outage) {
		this.broken = this.suite.container(name(outage.subject()));
		switch (outage.failure()) {
			case STOPPED -> this.suite.docker("stop", this.broken).good();
			case HANGING -> this.suite.docker("pause", this.broken).good();
			case KILLED -> this.suite.docker("kill", this.broken).good();
			case DISCONNECTED -> networks(outage.subject())
				.forEach((network) -> this.suite.docker("network", "disconnect", network, this.broken).good());
			default -> throw new IllegalArgumentException(outage.toString());
		}
	}

	@Override
	void recover(Outage outage) {
		switch (outage.failure()) {
			case STOPPED, KILLED -> this.suite.docker("start", this.broken).good();
			case HANGING -> this.suite.docker("unpause", this.broken).good();
			case DISCONNECTED -> networks(outage.subject()).forEach((network) -> this.suite
				.docker("network", "connect", "--alias", name(outage.subject()), network, this.broken)
				.good());
			default -> throw new IllegalArgumentException(outage.toString());
		}
	}

	private static String name(Subject subject) {
		String service = subject.service().toString();
		return subject.isDatabase() ? service.replace("-service", "-database") : service;
	}

	/**
	 * The networks that it shares with those who use it.
	 */
	private Stream<String> networks(Subject subject) {
		return (switch (subject) {
			case CONTENT_DATABASE -> Stream.of("content-data");
			case CONTENT_SERVICE -> Stream.of("content");
			case TOC_DATABASE -> Stream.of("toc-data");
			case TOC_SERVICE -> Stream.of("toc");
			case NEWSLETTER_DATABASE -> Stream.of("newsletter-data");
			// It is in content for what it asks there.
			case NEWSLETTER_SERVICE -> Stream.of("newsletter", "content");
		}).map(this.suite::network);
	}

	@Override
	int subscriptions(String email) {
		return Integer.parseInt(this.suite.query("newsletter-service",
				"select count(*) from subscription where email = '" + email + "'"));
	}

	@Override
	OptionalLong timesSent(String email) {
		return OptionalLong.empty();
	}

	/**
	 * Nobody outside can ask them: the page tells.
	 */
	@Override
	boolean servicesAreReady() {
		return true;
	}

	/**
	 * As the gateway tells itself: nobody outside reaches that port.
	 */
	@Override
	String metrics() {
		return this.suite.compose("exec", "-T", "gateway", "bash", "-c",
				"exec 3<>/dev/tcp/localhost/9080; printf 'GET /actuator/prometheus HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3");
	}

	@Override
	Path report() {
		return Path.of("target/failure-matrix-containers.md");
	}

	@Override
	public void close() {
		this.suite.query("content-service", "delete from page where slug like 'never-seen-%'");
	}

}
