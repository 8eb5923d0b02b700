package dev.colophon.newsletter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class UnrenderedAnswersTests {

	private static final FilterChain BROKEN = (request, response) -> {
		throw new ServletException("the template is broken");
	};

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void areLoggedAndToldAsErrors(CapturedOutput output) throws Exception {
		new UnrenderedAnswers().doFilter(new MockHttpServletRequest(), this.response, BROKEN);
		assertThat(this.response.getStatus()).isEqualTo(500);
		assertThat(output).contains("the template is broken");
	}

	@Test
	void areBrokenOffWhereTheyHaveBegun() {
		this.response.setCommitted(true);
		assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> new UnrenderedAnswers().doFilter(new MockHttpServletRequest(), this.response, BROKEN));
	}

}
