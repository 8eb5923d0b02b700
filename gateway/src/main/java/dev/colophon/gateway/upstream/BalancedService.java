package dev.colophon.gateway.upstream;

import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/**
 * What the load balancer of one service is made of.
 */
class BalancedService {

	@Bean
	ServiceInstanceListSupplier instances(ConfigurableApplicationContext context, ServiceAddresses addresses,
			Unreachable unreachable, RestClient.Builder healthChecks) {
		String service = LoadBalancerClientFactory.getName(context.getEnvironment());
		Located located = new Located(service, addresses.of(service));
		if (addresses.isOnlyInstance(service)) {
			return located;
		}
		ServiceInstanceListSupplier healthy = ServiceInstanceListSupplier.builder()
			.withBase(located)
			.withBlockingHealthChecks(healthChecks.build())
			.build(context);
		return new Instances(healthy, located, unreachable);
	}

}
