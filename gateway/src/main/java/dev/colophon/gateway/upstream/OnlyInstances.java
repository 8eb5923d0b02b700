package dev.colophon.gateway.upstream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.openfeign.FeignClientProperties;
import org.springframework.cloud.openfeign.FeignClientProperties.FeignClientConfiguration;
import org.springframework.stereotype.Component;

/**
 * Has Feign call a service that can only have one instance where it is: the load balancer
 * would have nothing to choose from, and takes its time for it.
 */
@Component
class OnlyInstances implements BeanPostProcessor {

	private final ObjectProvider<ServiceAddresses> addresses;

	OnlyInstances(ObjectProvider<ServiceAddresses> addresses) {
		this.addresses = addresses;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof FeignClientProperties feign) {
			ServiceAddresses addresses = this.addresses.getObject();
			for (String service : ServiceAddresses.NAMES) {
				if (addresses.isOnlyInstance(service)) {
					feign.getConfig()
						.computeIfAbsent(service, (named) -> new FeignClientConfiguration())
						.setUrl(addresses.of(service).getFirst().toString());
				}
			}
		}
		return bean;
	}

}
