package dev.colophon.newsletter.subscription;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

class SignUpsTests {

	private final Subscriptions subscriptions = mock();

	private final FormStamps stamps = mock();

	private final SignUps signUps = new SignUps(this.subscriptions,
			new SignUpCount(new SignUpLimits(20, 5, 3_000, Duration.ofHours(1))), this.stamps);

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/subscriptions");

	@Test
	void areTaken() {
		this.signUps.take(new SignUp("ada@example.org", "", "stamp"), this.request);
		then(this.stamps).should().check("stamp");
		then(this.subscriptions).should().request(new EmailAddress("ada@example.org"));
	}

	@Test
	void areForgottenWhereAProgramFellIntoTheTrap() {
		this.signUps.take(new SignUp("ada@example.org", "x", null), this.request);
		this.signUps.take(new SignUp("nonsense", "x", null), this.request);
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@Test
	void needAStamp() {
		willThrow(InvalidStamp.tooYoung()).given(this.stamps).check("");
		assertThatExceptionOfType(InvalidStamp.class)
			.isThrownBy(() -> this.signUps.take(new SignUp("ada@example.org", null, null), this.request));
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@Test
	void areTwentyOfTenThousandThatComeFromOneClient() {
		int refused = 0;
		for (int number = 0; number < 10_000; number++) {
			try {
				this.signUps.take(new SignUp("reader-%d@example.org".formatted(number), "", "stamp"), this.request);
			}
			catch (TooManySignUps ex) {
				refused++;
			}
		}
		then(this.subscriptions).should(times(10_000 - refused)).request(any());
		assertThat(refused).isGreaterThanOrEqualTo(9_979);
	}

	@ParameterizedTest
	@CsvSource({ "same-origin,, true", "none,, true", "cross-site,, false", "same-site,, false",
			", https://www.example.org, true", ", https://evil.example, false", ", http://www.example.org, false",
			", https://www.example.org:8443, false", ", null, false", ",, true",
			"same-origin, https://evil.example, true", "cross-site, https://www.example.org, false" })
	void comeFromTheSiteOrFromPrograms(@Nullable String fetchSite, @Nullable String origin, boolean isTaken) {
		this.request.setScheme("https");
		this.request.setServerName("www.example.org");
		this.request.setServerPort(443);
		if (fetchSite != null) {
			this.request.addHeader("Sec-Fetch-Site", fetchSite);
		}
		if (origin != null) {
			this.request.addHeader("Origin", origin);
		}
		SignUp signUp = new SignUp("ada@example.org", "", "stamp");
		if (isTaken) {
			this.signUps.take(signUp, this.request);
			then(this.subscriptions).should().request(any());
		}
		else {
			assertThatExceptionOfType(ForeignSignUp.class).isThrownBy(() -> this.signUps.take(signUp, this.request));
			then(this.subscriptions).should(never()).request(any());
		}
	}

}
