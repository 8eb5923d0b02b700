package dev.colophon.content.api;

import java.util.EnumSet;
import java.util.List;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Puts {@link ContractFilter} before the service in each test that has one, and lets the
 * test fail where it found something. {@code META-INF/spring.factories} makes it known.
 */
class EveryExchange implements ContextCustomizerFactory, TestExecutionListener {

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> test, List<ContextConfigurationAttributes> attributes) {
		return new Customizer();
	}

	/**
	 * An answer may have been read before the filter has seen its end; then the next test
	 * fails, and tells which request it was.
	 */
	@Override
	public void afterTestMethod(TestContext test) {
		assertThat(ContractFilter.takeFaults()).as("what the specification does not say").isEmpty();
	}

	@Override
	public void afterTestClass(TestContext test) {
		afterTestMethod(test);
	}

	/**
	 * All are equal, so that tests go on sharing their contexts.
	 */
	record Customizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			var filter = new RootBeanDefinition(FilterRegistrationBean.class, Customizer::registration);
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition("contractFilter", filter);
		}

		private static FilterRegistrationBean<ContractFilter> registration() {
			var registration = new FilterRegistrationBean<>(new ContractFilter());
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
			return registration;
		}

	}

}
