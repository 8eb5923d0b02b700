package dev.colophon.toc.contents;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.colophon.toc.TestDatabase;
import dev.colophon.toc.site.Site;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.jdbc.Sql;

/**
 * A test of what is stored, on a PostgreSQL that has its tables and no rows.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@EnableConfigurationProperties(Site.class)
@Import({ TestDatabase.class, Chapters.class, FirstStart.class, SiteImport.class })
@Sql(statements = { "truncate chapter, entry, first_start", "update edition set number = 0, imported = null" })
@interface StorageTest {

}
