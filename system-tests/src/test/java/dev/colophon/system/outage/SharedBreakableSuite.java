package dev.colophon.system.outage;

import dev.colophon.system.Run;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one suite for all test classes that repair what they break.
 */
class SharedBreakableSuite implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == BreakableSuite.class;
	}

	@Override
	public BreakableSuite resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(BreakableSuite.class, (type) -> start(), BreakableSuite.class);
	}

	private static BreakableSuite start() {
		try {
			return new BreakableSuite(Run.freshData("breakable"));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
