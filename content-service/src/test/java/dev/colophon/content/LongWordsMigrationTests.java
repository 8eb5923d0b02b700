package dev.colophon.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What migration 5 does to a database that version 0.1.0 has filled, and goes on to use.
 */
class LongWordsMigrationTests {

	private static final String LONG = "First. " + "some_".repeat(30) + "thing last.";

	private EmbeddedDatabase database;

	private SingleConnectionDataSource connection;

	private JdbcClient jdbc;

	@BeforeEach
	void fillADatabaseOfVersion010() throws IOException {
		this.database = EmbeddedDatabase.toThrowAway();
		migrate("4");
		this.connection = new SingleConnectionDataSource(connect(), true);
		this.jdbc = JdbcClient.create(this.connection);
		insert(this.jdbc, "ordinary", "Some ordinary_name.");
		insert(this.jdbc, "long", LONG);
	}

	@AfterEach
	void stop() {
		this.connection.destroy();
		this.database.close();
	}

	@Test
	void keepsPagesThatWereStoredBeforeSearchable() {
		Map<String, Object> before = row("long");
		assertThat(before.get("plain_text")).asString().contains("some_".repeat(30));
		migrate("latest");
		Map<String, Object> after = row("long");
		assertThat(after.get("plain_text")).asString()
			.startsWith("First. some_some_")
			.endsWith("some_thing last.")
			.doesNotContainPattern("\\S{110}");
		assertThat(found("first")).containsExactly("long");
		assertThat(found("\"thing last\"")).containsExactly("long");
		assertThat(found("ordinary name")).containsExactly("ordinary");
		assertThat(after).containsEntry("markdown", LONG).containsEntry("updated_at", before.get("updated_at"));
	}

	@Test
	void writesNoRowThatStaysTheSame() {
		Map<String, Object> before = row("ordinary");
		migrate("latest");
		assertThat(row("ordinary")).isEqualTo(before);
	}

	@Test
	void takesNothingAwayFromTheVersionBefore() {
		List<Map<String, Object>> before = columns();
		migrate("latest");
		assertThat(columns()).containsAll(before);
		insert(this.jdbc, "later", LONG + " Late.");
		this.jdbc.sql("update page set markdown = 'Different text.' where slug = 'long'").update();
		assertThat(found("late")).containsExactly("later");
		assertThat(found("different text")).containsExactly("long");
	}

	/**
	 * Only the rows with such words are locked until the migration is over.
	 */
	@Test
	void letsTheVersionBeforeReadAndWriteMeanwhile() throws Exception {
		String migration = new ClassPathResource("db/migration/V5__long_words.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		try (Connection migrating = connect()) {
			migrating.setAutoCommit(false);
			migrating.createStatement().execute(migration);
			this.jdbc.sql("set lock_timeout = '5s'").update();
			insert(this.jdbc, "meanwhile", LONG + " Meanwhile.");
			assertThat(this.jdbc.sql("update page set title = 'New' where slug = 'ordinary'").update()).isOne();
			assertThat(found("first")).containsExactlyInAnyOrder("long", "meanwhile");
			migrating.commit();
		}
		assertThat(found("meanwhile")).containsExactly("meanwhile");
		assertThat(row("long").get("plain_text")).asString().doesNotContainPattern("\\S{110}");
	}

	private void migrate(String target) {
		Flyway.configure()
			.dataSource(this.database.getJdbcUrl(), this.database.getUsername(), this.database.getPassword())
			.target(target)
			.load()
			.migrate();
	}

	private Connection connect() {
		try {
			return DriverManager.getConnection(this.database.getJdbcUrl(), this.database.getUsername(),
					this.database.getPassword());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void insert(JdbcClient jdbc, String slug, String markdown) {
		jdbc.sql("""
				insert into page (slug, title, description, question, icon, markdown, next_slugs, more)
				values (:slug, 'Title', 'A description.', 'A question?', 'book', :markdown, '{}', '{}')
				""").param("slug", slug).param("markdown", markdown).update();
	}

	private Map<String, Object> row(String slug) {
		return this.jdbc.sql("""
				select xmin::text as version, markdown, plain_text, words::text as words, updated_at
				from page where slug = :slug
				""").param("slug", slug).query().singleRow();
	}

	private List<String> found(String query) {
		return this.jdbc.sql("select slug from page where words @@ websearch_to_tsquery('english', :query)")
			.param("query", query)
			.query(String.class)
			.list();
	}

	private List<Map<String, Object>> columns() {
		return this.jdbc.sql("""
				select table_name, column_name, data_type, is_nullable, column_default, is_generated
				from information_schema.columns where table_schema = 'public'
				""").query().listOfRows();
	}

}
