package dev.colophon.system.outage;

import dev.colophon.system.Run;
import dev.colophon.system.SharedSuite;
import dev.colophon.system.compose.ComposeSuite;
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
			.computeIfAbsent(BreakableSuite.class, (type) -> start(context), BreakableSuite.class);
	}

	private static BreakableSuite start(ExtensionContext context) {
		try {
			return SharedSuite.isOnCompose() ? new BreakableContainers((ComposeSuite) SharedSuite.of(context))
					: new BreakablePrograms(Run.freshData("breakable"));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
