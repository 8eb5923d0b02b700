package dev.colophon.newsletter.key;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

import dev.colophon.newsletter.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace.NONE;

@JdbcTest
@AutoConfigureTestDatabase(replace = NONE)
@Import({ TestDatabase.class, Keys.class, SubscriptionTokens.class })
class SubscriptionTokensTests {

	@Autowired
	private SubscriptionTokens tokens;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 4_294_967_296L, Long.MAX_VALUE })
	void leadBackToTheirSubscription(long subscription) {
		String token = this.tokens.token(subscription);
		assertThat(token).matches("[A-Za-z0-9_-]{54}");
		assertThat(this.tokens.subscription(token)).hasValue(subscription);
	}

	@Test
	void areTheSameInEachInstanceAndOtherwiseInEachDatabase() {
		String token = this.tokens.token(1);
		assertThat(new SubscriptionTokens(new Keys(this.jdbc)).token(1)).isEqualTo(token);
		this.jdbc.sql("delete from secret").update();
		assertThat(new SubscriptionTokens(new Keys(this.jdbc)).token(1)).isNotEqualTo(token);
	}

	@Test
	void areNotGuessed() {
		String token = this.tokens.token(7);
		for (int i = 0; i < token.length(); i++) {
			for (char other : "ABab01_-".toCharArray()) {
				String guess = token.substring(0, i) + other + token.substring(i + 1);
				assertThat(this.tokens.subscription(guess).isPresent()).isEqualTo(guess.equals(token));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "%", "\u0000", "é", "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
			"                                                      ",
			"======================================================" })
	void areOursOrNone(String token) {
		assertThat(this.tokens.subscription(token)).isEmpty();
	}

	@Test
	void areAllDifferent() {
		Set<String> all = new HashSet<>(LongStream.range(0, 1_000).mapToObj(this.tokens::token).toList());
		assertThat(all).hasSize(1_000);
	}

}
