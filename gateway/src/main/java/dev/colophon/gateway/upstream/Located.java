package dev.colophon.gateway.upstream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;

/**
 * The instances that there are of a service just now: each address of it, and where that
 * has a name, each address that the name has in the network. So do Docker, Swarm and
 * Kubernetes (headless services) tell about the instances that they run, ready or not.
 */
class Located implements ServiceInstanceListSupplier {

	private final String service;

	private final List<URI> addresses;

	private final NameService names;

	private volatile List<ServiceInstance> latest = List.of();

	Located(String service, List<URI> addresses) {
		this(service, addresses, InetAddress::getAllByName);
	}

	Located(String service, List<URI> addresses, NameService names) {
		this.service = service;
		this.addresses = addresses;
		this.names = names;
	}

	@Override
	public String getServiceId() {
		return this.service;
	}

	@Override
	public Flux<List<ServiceInstance>> get() {
		boolean isFixed = this.addresses.stream().map(URI::getHost).allMatch(ServiceAddresses::isOneMachine);
		return isFixed ? Flux.just(latest())
				: Mono.fromCallable(this::locate).subscribeOn(Schedulers.boundedElastic()).flux();
	}

	/**
	 * The instances that were there when they were last looked for.
	 */
	List<ServiceInstance> latest() {
		return this.latest.isEmpty() ? locate() : this.latest;
	}

	private List<ServiceInstance> locate() {
		this.latest = this.addresses.stream().flatMap(this::instances).toList();
		return this.latest;
	}

	private Stream<ServiceInstance> instances(URI address) {
		boolean secure = address.getScheme().equals("https");
		int port = (address.getPort() >= 0) ? address.getPort() : (secure ? 443 : 80);
		return hosts(address.getHost(), secure)
			.map((host) -> new DefaultServiceInstance(host + ":" + port, this.service, host, port, secure));
	}

	/**
	 * A certificate is for a name, and a name that nobody knows makes a call fail as it
	 * should: these stay as they are.
	 */
	private Stream<String> hosts(String name, boolean secure) {
		if (secure || ServiceAddresses.isOneMachine(name)) {
			return Stream.of(name);
		}
		try {
			return Stream.of(this.names.addressesOf(name)).map(Located::literal).sorted();
		}
		catch (UnknownHostException ex) {
			return Stream.of(name);
		}
	}

	private static String literal(InetAddress address) {
		return (address instanceof Inet6Address) ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
	}

	interface NameService {

		InetAddress[] addressesOf(String name) throws UnknownHostException;

	}

}
