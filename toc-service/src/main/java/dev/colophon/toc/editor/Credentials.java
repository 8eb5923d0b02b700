package dev.colophon.toc.editor;

import java.util.List;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Asks for the editor's credentials where something is written, and leaves readers alone.
 */
@Configuration(proxyBeanMethods = false)
class Credentials {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	@Bean
	SecurityFilterChain writing(HttpSecurity http, Editor editor, Refusal refusal) {
		return http.securityMatcher(Credentials::writes).authorizeHttpRequests((requests) -> {
			if (editor.mayWrite()) {
				requests.anyRequest().authenticated();
			}
			else {
				requests.anyRequest().denyAll();
			}
		})
			.httpBasic((basic) -> basic.authenticationEntryPoint(refusal))
			.exceptionHandling((refused) -> refused.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.build();
	}

	@Bean
	AuthenticationManager editors(Editor editor) {
		return (sent) -> {
			if (!editor.is(sent.getName(), String.valueOf(sent.getCredentials()))) {
				throw new BadCredentialsException("These are not the editor's credentials.");
			}
			return UsernamePasswordAuthenticationToken.authenticated(sent.getName(), null, List.of());
		};
	}

	private static boolean writes(HttpServletRequest request) {
		return request.getDispatcherType() == DispatcherType.REQUEST && !READING.contains(request.getMethod());
	}

}
