package dev.colophon.gateway.upstream;

import java.net.URI;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.CompletionContext;
import org.springframework.cloud.client.loadbalancer.LoadBalancerLifecycle;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.stereotype.Component;

/**
 * The instances that did not take a connection a moment ago. They are passed over until
 * that moment is gone, so that not every call has to find out for itself.
 */
@Component
class Unreachable implements LoadBalancerLifecycle<Object, Object, ServiceInstance> {

	private final Cache<URI, Boolean> instances = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(1))
		.maximumSize(1_000)
		.build();

	boolean contains(ServiceInstance instance) {
		return this.instances.getIfPresent(instance.getUri()) != null;
	}

	@Override
	public void onStart(Request<Object> request) {
		// Nothing is known before the call.
	}

	@Override
	public void onStartRequest(Request<Object> request, Response<ServiceInstance> response) {
		// Nothing is known before the call.
	}

	@Override
	public void onComplete(CompletionContext<Object, ServiceInstance, Object> context) {
		Response<ServiceInstance> chosen = context.getLoadBalancerResponse();
		ServiceInstance instance = (chosen != null) ? chosen.getServer() : null;
		if (context.status() == CompletionContext.Status.FAILED && instance != null
				&& ConnectionFailure.isIn(context.getThrowable())) {
			this.instances.put(instance.getUri(), true);
		}
	}

}
