package dev.colophon.newsletter.subscription;

import java.time.Duration;

import dev.colophon.newsletter.address.EmailAddress;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
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

}
