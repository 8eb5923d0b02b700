package dev.colophon.system;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.colophon.system.compose.ComposeSuite;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one suite for all test classes that leave it as they found it: as {@code ./run}
 * does, or on Docker Compose where the system property {@code suite} is {@code compose}.
 */
public class SharedSuite implements ParameterResolver, ExecutionCondition {

	private static final boolean ON_COMPOSE = "compose".equals(System.getProperty("suite"));

	private static final AtomicBoolean told = new AtomicBoolean();

	private static Exception failure;

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (!ON_COMPOSE || ComposeSuite.isPossible()) {
			return ConditionEvaluationResult.enabled("there is what it needs");
		}
		if (!told.getAndSet(true)) {
			System.out.println("SKIPPED: NO DOCKER ENGINE WITH COMPOSE ANSWERS, SO NOTHING IS TESTED IN CONTAINERS");
		}
		return ConditionEvaluationResult.disabled("no Docker engine with Compose");
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return Suite.class.isAssignableFrom(parameter.getParameter().getType());
	}

	@Override
	public Suite resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return of(context);
	}

	public static boolean isOnCompose() {
		return ON_COMPOSE;
	}

	public static Suite of(ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(Suite.class, (type) -> start(), Suite.class);
	}

	/**
	 * Tried once: what did not start for one class does not start for the next, and each
	 * try may take minutes.
	 */
	private static Suite start() {
		if (failure != null) {
			throw new IllegalStateException(failure);
		}
		try {
			return ON_COMPOSE ? new ComposeSuite() : new RunSuite(Run.freshData("shared"));
		}
		catch (Exception ex) {
			failure = ex;
			throw new IllegalStateException(ex);
		}
	}

}
