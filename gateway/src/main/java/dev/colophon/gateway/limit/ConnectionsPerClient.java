package dev.colophon.gateway.limit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.InetAddressSet;
import org.jspecify.annotations.Nullable;

/**
 * Closes further connections of a client that has as many open as it may. The server
 * accepts a bounded number: if one client had them all, nobody else would get one. Those
 * of a trusted proxy are not counted, because they are its clients'.
 */
final class ConnectionsPerClient implements SelectorManager.AcceptListener {

	private final Map<SelectableChannel, Client> open = new ConcurrentHashMap<>();

	private final PlacesPerClient places;

	private final InetAddressSet proxies = new InetAddressSet();

	private final Counter refused;

	ConnectionsPerClient(Limits limits, MeterRegistry meters) {
		this.places = new PlacesPerClient(limits.connectionsPerClient());
		this.proxies.addAll(limits.trustedProxies());
		this.refused = meters.counter("colophon.limited", "kind", "connections");
	}

	@Override
	public void onAccepting(SelectableChannel channel) {
		InetAddress address = address(channel);
		if (address == null || !this.proxies.isEmpty() && this.proxies.test(address)) {
			return;
		}
		Client client = Client.at(address.getHostAddress());
		if (this.places.take(client)) {
			this.open.put(channel, client);
		}
		else {
			this.refused.increment();
			// For the server, as if the client had closed it at once.
			IO.close(channel);
		}
	}

	@Override
	public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
		onClosed(channel);
	}

	@Override
	public void onClosed(SelectableChannel channel) {
		Client client = this.open.remove(channel);
		if (client != null) {
			this.places.giveBack(client);
		}
	}

	private static @Nullable InetAddress address(SelectableChannel channel) {
		try {
			return (channel instanceof SocketChannel socket
					&& socket.getRemoteAddress() instanceof InetSocketAddress remote) ? remote.getAddress() : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

}
