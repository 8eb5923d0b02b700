package dev.colophon.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The migration of a version that there is not yet: the first step of
 * {@code docs/migrations.md}, for each service at a column that it has.
 */
public enum Expansion {

	CONTENT("content-service", "page", "title"), TOC("toc-service", "entry", "title"),
	NEWSLETTER("newsletter-service", "issue", "subject");

	private static final Path FOLDER = Path.of("target/expansions").toAbsolutePath();

	private final String service;

	private final String table;

	private final String column;

	Expansion(String service, String table, String column) {
		this.service = service;
		this.table = table;
		this.column = column;
	}

	/**
	 * What is to be done to the database.
	 */
	public String sql() throws IOException {
		String story = Files.readString(Run.REPOSITORY.resolve("docs/migrations.md"));
		return story.substring(story.indexOf("-- 1, expand"), story.indexOf("-- 3, contract"))
			.replaceAll("\\bentry\\b", this.table)
			.replaceAll("\\btitle\\b", this.column);
	}

	/**
	 * Writes them down, and tells each program, whichever service it is, where its own
	 * is.
	 * @return environment variables
	 */
	public static Map<String, String> environment() throws IOException {
		for (Expansion expansion : values()) {
			Path folder = Files.createDirectories(FOLDER.resolve(expansion.service));
			Files.writeString(folder.resolve("V1000__expand.sql"), expansion.sql());
		}
		return Map.of("SPRING_FLYWAY_LOCATIONS",
				"classpath:db/migration,filesystem:" + FOLDER + "/${spring.application.name}",
				"SPRING_FLYWAY_FAILONMISSINGLOCATIONS", "true");
	}

}
