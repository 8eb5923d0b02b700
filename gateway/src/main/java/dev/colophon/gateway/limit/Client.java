package dev.colophon.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who is counted as one client: an IPv4 address, or the network of an IPv6 address that
 * one subscriber has to choose from (RFC 6177: no smaller than a /64).
 */
record Client(String network) {

	private static final int NETWORK_BYTES = 8;

	static Client at(String address) {
		String literal = address.replaceAll("^\\[|]$", "");
		try {
			InetAddress parsed = InetAddress.ofLiteral(literal);
			return (parsed instanceof Inet6Address)
					? new Client(HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)))
					: new Client(parsed.getHostAddress());
		}
		catch (IllegalArgumentException ex) {
			return new Client(address);
		}
	}

}
