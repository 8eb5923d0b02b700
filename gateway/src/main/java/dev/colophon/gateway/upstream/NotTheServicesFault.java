package dev.colophon.gateway.upstream;

import java.util.function.Predicate;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;

import org.springframework.core.NestedExceptionUtils;

/**
 * Failures that tell nothing of a service's health, and do not count for its breaker: too
 * many calls at once, a reader who breaks off while sending, and a document that was
 * asked for under an address that a reader chose and has nothing for a page.
 */
public class NotTheServicesFault implements Predicate<Throwable> {

	@Override
	public boolean test(Throwable failure) {
		return switch (NestedExceptionUtils.getMostSpecificCause(failure)) {
			case BulkheadFullException full -> true;
			case EofException broken -> true;
			case HttpException refused -> true;
			case Unsuitable unsuitable -> true;
			default -> false;
		};
	}

}
