package dev.colophon.gateway;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.springframework.test.context.TestPropertySource;

/**
 * A gateway that may keep pages, beside that of the tests in which it has seen none.
 */
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = "colophon.cache.size=16MB")
@interface KeepsPages {

}
