package dev.colophon.gateway.upstream;

import java.util.List;

import reactor.core.publisher.Flux;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.loadbalancer.core.DelegatingServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;

/**
 * The instances of a service to choose from: the healthy ones, less those that cannot be
 * reached. Where none is left all are tried, because a check may be wrong and a call is
 * the better one.
 */
class Instances extends DelegatingServiceInstanceListSupplier {

	private final Located all;

	private final Unreachable unreachable;

	Instances(ServiceInstanceListSupplier healthy, Located all, Unreachable unreachable) {
		super(healthy);
		this.all = all;
		this.unreachable = unreachable;
	}

	@Override
	public Flux<List<ServiceInstance>> get() {
		return this.delegate.get().map(this::reachable);
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Flux<List<ServiceInstance>> get(Request request) {
		return get();
	}

	private List<ServiceInstance> reachable(List<ServiceInstance> healthy) {
		List<ServiceInstance> reachable = healthy.stream()
			.filter((instance) -> !this.unreachable.contains(instance))
			.toList();
		return reachable.isEmpty() ? this.all.latest() : reachable;
	}

}
