package dev.colophon.content.editor;

import java.util.List;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Lets nobody but the editor write, or read what a page was before. All other reading is
 * free and passes by.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Editor.class)
class EditorsRequests {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	// Matched as the controllers' paths are, whatever in the address is encoded.
	private static final RequestMatcher REVISIONS = new OrRequestMatcher(
			pathPattern("/{resource:announcement|promotion}/revisions/**"), pathPattern("/pages/{slug}/revisions/**"));

	@Bean
	AuthenticationProvider editorAuthentication(Editor editor) {
		return new EditorAuthentication(editor);
	}

	@Bean
	SecurityFilterChain editorsRequestsOnly(HttpSecurity http, Editor editor, AuthenticationProvider authentication,
			@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) throws Exception {
		return http.securityMatcher(EditorsRequests::isForEditors)
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic((basic) -> basic.authenticationEntryPoint(
					(request, response, ex) -> refuse(request, response, editor.isSet() ? ex : noEditor(ex), problems)))
			.authenticationProvider(authentication)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// There is no form, no cookie, and all headers are set elsewhere.
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.build();
	}

	private static boolean isForEditors(HttpServletRequest request) {
		return request.getDispatcherType() == DispatcherType.REQUEST
				&& (!SAFE.contains(request.getMethod()) || REVISIONS.matches(request));
	}

	private static NoEditor noEditor(AuthenticationException cause) {
		return new NoEditor(cause);
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response, Exception reason,
			HandlerExceptionResolver problems) {
		problems.resolveException(request, response, null, reason);
	}

	private record EditorAuthentication(Editor editor) implements AuthenticationProvider {

		@Override
		public Authentication authenticate(Authentication claim) {
			if (!this.editor.is(claim.getName(), String.valueOf(claim.getCredentials()))) {
				throw new BadCredentialsException("These are not the editor's name and password.");
			}
			return UsernamePasswordAuthenticationToken.authenticated(claim.getName(), null, List.of());
		}

		@Override
		public boolean supports(Class<?> type) {
			return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
		}

	}

}
