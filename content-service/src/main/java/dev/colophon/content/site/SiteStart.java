package dev.colophon.content.site;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Imports the folder that the configuration names, at each start, one instance at a time.
 */
@Component
class SiteStart implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(SiteStart.class);

	/**
	 * Any number that nobody else in this database locks.
	 */
	private static final long LOCK = 6_020_151_223L;

	private final SiteImport site;

	private final DataSource database;

	private final String directory;

	private final boolean prune;

	SiteStart(SiteImport site, DataSource database, @Value("${colophon.site.directory:}") String directory,
			@Value("${colophon.site.prune:false}") boolean prune) {
		this.site = site;
		this.database = database;
		this.directory = directory;
		this.prune = prune;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!this.directory.isBlank()) {
			var folder = new SiteFolder(Path.of(this.directory).toAbsolutePath().normalize());
			// A connection of its own holds the lock: each page has a transaction for
			// itself.
			try (Connection connection = this.database.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("select pg_advisory_lock(" + LOCK + ")");
				try {
					importAndTell(folder);
				}
				finally {
					statement.execute("select pg_advisory_unlock(" + LOCK + ")");
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private void importAndTell(SiteFolder folder) {
		long start = System.nanoTime();
		ImportReport report = this.site.importAll(folder, this.prune);
		report.notes().stream().sorted().forEach((fault) -> log.warn("{}", fault));
		report.faults().stream().sorted().forEach((fault) -> log.error("Not imported: {}", fault));
		log.info("{} in {} s", report, (System.nanoTime() - start) / 100_000_000 / 10.0);
	}

}
