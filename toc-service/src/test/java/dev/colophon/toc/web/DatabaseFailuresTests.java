package dev.colophon.toc.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseFailuresTests {

	static Stream<Exception> outages() {
		SQLException broken = new SQLException("I/O error", "08006");
		return Stream.of(new CannotGetJdbcConnectionException("pool", new SQLTransientConnectionException("timeout")),
				new CannotCreateTransactionException("pool", broken), new DataAccessResourceFailureException("gone"),
				new QueryTimeoutException("cancelled"),
				new TransactionSystemException("rollback", new SQLException("Connection is closed")),
				new IllegalStateException(new TransactionSystemException("commit", broken)));
	}

	@ParameterizedTest
	@MethodSource("outages")
	void areReasonsToComeBackLater(Exception outage) {
		ResponseEntity<?> answer = problems().unexpected(outage);
		assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("10");
	}

	@Test
	void areNoneWhereTheRequestIsToBlame() {
		assertThat(DatabaseFailures.isIn(new DuplicateKeyException("twice", new SQLException("twice", "23505"))))
			.isFalse();
		assertThat(problems().unexpected(new IllegalStateException()).getStatusCode())
			.isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	@ParameterizedTest
	@CsvSource({ "08001, true", "53300, true", "57014, true", "57P01, true", "57P03, true", "58030, true",
			"XX000, true", "22021, false", "23505, false", "42601, false", ", false" })
	void areKnownByTheirState(String state, boolean isUnavailable) {
		assertThat(DatabaseFailures.isIn(new SQLException("it failed", state))).isEqualTo(isUnavailable);
	}

	private static Problems problems() {
		return new Problems();
	}

}
