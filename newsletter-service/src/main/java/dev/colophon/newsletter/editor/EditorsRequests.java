package dev.colophon.newsletter.editor;

import java.util.List;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

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
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Lets nobody but the editor see drafts, lists and progress, and write issues. All other
 * requests pass by.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Editor.class)
class EditorsRequests {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	private static final RequestMatcher SECRET = new OrRequestMatcher(pathPattern("/admin/**"), pathPattern("/drafts"),
			pathPattern("/sending"), pathPattern("/subscriptions.csv"), pathPattern("/subscriptions/counts"),
			pathPattern("/issues/{id}/{resource}"));

	private static final RequestMatcher ISSUES = new OrRequestMatcher(pathPattern("/issues"),
			pathPattern("/issues/{id}"));

	@Bean
	AuthenticationProvider editorAuthentication(Editor editor) {
		return new EditorAuthentication(editor);
	}

	@Bean
	SecurityFilterChain editorsRequestsOnly(HttpSecurity http, Editor editor, AuthenticationProvider authentication,
			@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
		return http.securityMatcher(EditorsRequests::isForEditors)
			.authorizeHttpRequests((requests) -> requests.requestMatchers(EditorsRequests::isForEverybody)
				.permitAll()
				.anyRequest()
				.authenticated())
			.httpBasic((basic) -> basic.authenticationEntryPoint((request, response, ex) -> problems
				.resolveException(request, response, null, editor.isThere() ? ex : new NoEditor(ex))))
			.authenticationProvider(authentication)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// There is no cookie; forms of other sites are refused elsewhere, and all
			// headers are set elsewhere.
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.build();
	}

	private static boolean isForEditors(HttpServletRequest request) {
		return request.getDispatcherType() == DispatcherType.REQUEST
				&& (SECRET.matches(request) || ISSUES.matches(request));
	}

	/**
	 * What has been sent may be read by everybody; who shows a password is asked whether
	 * it is right.
	 */
	private static boolean isForEverybody(HttpServletRequest request) {
		return SAFE.contains(request.getMethod()) && !SECRET.matches(request);
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
