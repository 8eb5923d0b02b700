package dev.colophon.gateway.upstream;

import java.net.URI;
import java.util.List;

import reactor.core.publisher.Flux;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/**
 * What the load balancer of one service is made of. A single instance is always called:
 * its health would change nothing.
 */
class BalancedService {

	@Bean
	ServiceInstanceListSupplier instances(ConfigurableApplicationContext context, ServiceAddresses addresses,
			Unreachable unreachable, RestClient.Builder healthChecks) {
		String service = LoadBalancerClientFactory.getName(context.getEnvironment());
		List<ServiceInstance> all = addresses.of(service)
			.stream()
			.map((address) -> instance(service, address))
			.toList();
		ServiceInstanceListSupplier base = new Configured(service, all);
		if (all.size() == 1) {
			return base;
		}
		ServiceInstanceListSupplier healthy = ServiceInstanceListSupplier.builder()
			.withBase(base)
			.withBlockingHealthChecks(healthChecks.build())
			.build(context);
		return new Instances(healthy, all, unreachable);
	}

	private static ServiceInstance instance(String service, URI address) {
		boolean secure = address.getScheme().equals("https");
		int port = (address.getPort() >= 0) ? address.getPort() : (secure ? 443 : 80);
		return new DefaultServiceInstance(address.getHost() + ":" + port, service, address.getHost(), port, secure);
	}

	private record Configured(String getServiceId, List<ServiceInstance> all) implements ServiceInstanceListSupplier {

		@Override
		public Flux<List<ServiceInstance>> get() {
			return Flux.just(this.all);
		}

	}

}
