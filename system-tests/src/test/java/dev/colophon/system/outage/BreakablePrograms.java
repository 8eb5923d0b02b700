package dev.colophon.system.outage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.colophon.system.Run;

import static org.awaitility.Awaitility.await;

/**
 * The four programs and three databases, with a proxy before each but the gateway.
 */
class BreakablePrograms extends BreakableSuite {

	/** Below those that the system gives to whoever asks for any. */
	private final Iterator<Integer> ports = IntStream.range(28_100, 32_700).filter(Run::isFree).iterator();

	private final Map<Subject, Breakable> breakables = new EnumMap<>(Subject.class);

	private final Map<Service, Database> databases = new EnumMap<>(Service.class);

	private final Program gateway;

	private final URI address;

	private final Reader reader;

	private final Reader operator;

	BreakablePrograms(Path data) throws Exception {
		build(data);
		for (Subject subject : Subject.values()) {
			int port = this.ports.next();
			Server server = subject.database()
				.<Server>map((database) -> service(subject.service(), port, proxyOf(database), data))
				.orElseGet(() -> database(subject.service(), port, data));
			this.breakables.put(subject, new Breakable(server, new FaultyProxy(this.ports.next(), port)));
		}
		int port = this.ports.next();
		this.address = URI.create("http://localhost:" + port);
		int managementPort = this.ports.next();
		this.gateway = gateway(port, managementPort, data);
		this.operator = new Reader(URI.create("http://localhost:" + managementPort));
		this.reader = new Reader(this.address);
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
		start();
	}

	static void build(Path data) throws IOException, InterruptedException {
		try (Run run = new Run("--build", "--port", String.valueOf(Run.freePort()), "--data", data.toString())) {
			await().atMost(Duration.ofMinutes(10)).until(() -> !run.process().isAlive());
			if (run.exitCode() != 0) {
				throw new IllegalStateException(String.join("\n", run.output()));
			}
		}
	}

	private Server database(Service service, int port, Path data) {
		Database database = new Database(port, data.resolve(service.toString()));
		this.databases.put(service, database);
		return database;
	}

	/**
	 * Its answers are soon too old to be used without asking, so that pages tell of an
	 * outage soon.
	 */
	private static Program service(Service service, int port, FaultyProxy database, Path data) {
		return new Program(service.toString(), service.application(), port,
				Map.of("SERVER_PORT", String.valueOf(port), "SPRING_DATASOURCE_URL",
						"jdbc:postgresql://localhost:" + database.port() + "/postgres", "SPRING_DATASOURCE_USERNAME",
						"postgres", "SPRING_DATASOURCE_PASSWORD", Database.PASSWORD, "COLOPHON_FRESHNESS_MAXAGE", "1s",
						"COLOPHON_FRESHNESS_STALEWHILEREVALIDATE", "1s", "COLOPHON_SIGNUPS_PERCLIENT", "100000"),
				data);
	}

	/**
	 * It takes more from one client than a person would send.
	 */
	private Program gateway(int port, int managementPort, Path data) {
		return new Program("gateway", "dev.colophon.gateway.GatewayApplication", managementPort,
				Map.of("SERVER_PORT", String.valueOf(port), "MANAGEMENT_SERVER_PORT", String.valueOf(managementPort),
						"SITE_URL", this.address.toString(), "COLOPHON_LIMITS_WRITES_REQUESTS", "1000",
						"COLOPHON_LIMITS_REQUESTS_PER_CLIENT", "500", "CONTENT_SERVICE_URL",
						addressOf(Subject.CONTENT_SERVICE), "TOC_SERVICE_URL", addressOf(Subject.TOC_SERVICE),
						"NEWSLETTER_SERVICE_URL", addressOf(Subject.NEWSLETTER_SERVICE)),
				data);
	}

	private String addressOf(Subject service) {
		return "http://localhost:" + proxyOf(service).port();
	}

	private void start() throws IOException, SQLException {
		for (Subject subject : this.breakables.keySet()) {
			Server server = this.breakables.get(subject).server();
			if (Run.isSkewed() && server instanceof Program service) {
				service.expandDatabase();
			}
			server.start();
		}
		addUnseenPages();
		this.gateway.start();
		awaitWell();
		askForTheSeenPages();
	}

	private void addUnseenPages() throws SQLException {
		this.databases.get(Service.CONTENT).execute(ADD_UNSEEN_PAGES);
	}

	@Override
	Set<Failure> failures() {
		return EnumSet.complementOf(EnumSet.of(Failure.DISCONNECTED));
	}

	@Override
	URI address() {
		return this.address;
	}

	@Override
	Reader reader() {
		return this.reader;
	}

	private FaultyProxy proxyOf(Subject subject) {
		return this.breakables.get(subject).proxy();
	}

	@Override
	int subscriptions(String email) throws SQLException {
		return this.databases.get(Service.NEWSLETTER)
			.number("select count(*) from subscription where email = ?", email);
	}

	@Override
	OptionalLong timesSent(String email) {
		return OptionalLong.of(proxyOf(Subject.NEWSLETTER_SERVICE).timesSent(email));
	}

	@Override
	void fail(Outage outage) throws IOException {
		proxyOf(Subject.NEWSLETTER_SERVICE).forget();
		this.breakables.get(outage.subject()).fail(outage.failure());
	}

	@Override
	void recover(Outage outage) throws IOException {
		this.breakables.get(outage.subject()).recover(outage.failure());
	}

	@Override
	boolean servicesAreReady() throws InterruptedException {
		for (Breakable breakable : this.breakables.values()) {
			if (breakable.server() instanceof Program program && !program.isReadyThrough(breakable.proxy())) {
				return false;
			}
		}
		return true;
	}

	@Override
	String metrics() throws InterruptedException {
		return this.operator.get("/actuator/prometheus").body();
	}

	@Override
	Path report() {
		return Path.of("target/failure-matrix.md");
	}

	@Override
	public void close() {
		this.gateway.close();
		for (Breakable breakable : List.copyOf(this.breakables.values()).reversed()) {
			try {
				breakable.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
