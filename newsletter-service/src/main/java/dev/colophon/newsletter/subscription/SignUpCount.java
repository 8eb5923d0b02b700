package dev.colophon.newsletter.subscription;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

import dev.colophon.newsletter.address.EmailAddress;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Counts sign-ups, whatever becomes of them: by client, by address, and all.
 */
@Component
@EnableConfigurationProperties(SignUpLimits.class)
class SignUpCount {

	private static final int MOST_KNOWN = 20_000;

	/**
	 * RFC 6177: the network that one subscriber has to choose from is no smaller.
	 */
	private static final int NETWORK_BYTES = 8;

	private final SignUpLimits limits;

	private final Cache<String, Bucket> clients;

	private final Cache<String, Bucket> addresses;

	private final Bucket all;

	SignUpCount(SignUpLimits limits) {
		this.limits = limits;
		this.clients = known(limits.period());
		this.addresses = known(limits.period());
		this.all = bucket(limits.all());
	}

	private static Cache<String, Bucket> known(Duration period) {
		return Caffeine.newBuilder().expireAfterAccess(period).maximumSize(MOST_KNOWN).build();
	}

	/**
	 * @param client its IP address
	 * @throws TooManySignUps if there were too many
	 */
	void from(String client) {
		count(this.clients.get(network(client), (key) -> bucket(this.limits.perClient())));
		count(this.all);
	}

	/**
	 * @throws TooManySignUps if there were too many
	 */
	void of(EmailAddress address) {
		count(this.addresses.get(address.normalized(), (key) -> bucket(this.limits.perAddress())));
	}

	private static void count(Bucket bucket) {
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw new TooManySignUps(Duration.ofNanos(probe.getNanosToWaitForRefill()));
		}
	}

	private Bucket bucket(int most) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(most).refillGreedy(most, this.limits.period()))
			.build();
	}

	private static String network(String client) {
		try {
			InetAddress address = InetAddress.ofLiteral(client.replaceAll("^\\[|]$", ""));
			return (address instanceof Inet6Address)
					? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
					: address.getHostAddress();
		}
		catch (IllegalArgumentException ex) {
			return client;
		}
	}

}
