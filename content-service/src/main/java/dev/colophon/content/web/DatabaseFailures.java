package dev.colophon.content.web;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells whether a failure comes from a database that does not answer, or not in time, and
 * not from what it was asked.
 */
final class DatabaseFailures {

	/**
	 * When to try again, as {@code Retry-After} has it.
	 */
	static final String RETRY_AFTER_SECONDS = "10";

	private DatabaseFailures() {
	}

	static boolean isIn(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DataAccessResourceFailureException || cause instanceof QueryTimeoutException
					|| cause instanceof CannotCreateTransactionException || cause instanceof TransactionSystemException
					|| cause instanceof SQLTransientException || cause instanceof SQLTimeoutException
					|| (cause instanceof SQLException sql && isUnavailable(sql.getSQLState()))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Connections that cannot be made or break, too few resources, a query that was
	 * cancelled or a server that stops, and errors of its system and of its own: classes
	 * and codes of PostgreSQL's appendix A.
	 */
	private static boolean isUnavailable(@Nullable String state) {
		return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
				|| state.startsWith("58") || state.startsWith("XX") || state.equals("55P03") || state.equals("25006"));
	}

}
