package dev.colophon.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one suite for all test classes that leave it as they found it.
 */
class SharedSuite implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Suite.class;
	}

	@Override
	public Suite resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(Suite.class, (type) -> start(), Suite.class);
	}

	private static Suite start() {
		try {
			return new Suite(Run.freshData("shared"));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
