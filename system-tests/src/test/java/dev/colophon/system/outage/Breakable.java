package dev.colophon.system.outage;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/**
 * A server that can be broken, and the proxy through which others use it.
 */
record Breakable(Server server, FaultyProxy proxy) implements AutoCloseable {

	private static final Duration LATE = Duration.ofSeconds(10);

	void fail(Failure failure) throws IOException {
		switch (failure) {
			case STOPPED -> {
				this.server.stop();
				this.proxy.refuse();
			}
			case HANGING -> this.server.halt();
			case KILLED -> {
				this.server.kill();
				this.proxy.refuse();
			}
			case DISCONNECTED -> throw new IllegalArgumentException("processes have one network");
			case REFUSING -> this.proxy.refuse();
			case ANSWERING_500 -> this.proxy.set(Fault.answering(this.server.error(), true));
			case ANSWERING_RUBBISH -> this.proxy.set(Fault.answering(rubbish(), false));
			case ANSWERING_LATE -> this.proxy.set(Fault.late(LATE));
			case CLOSING_HALF_WAY -> this.proxy.set(Fault.halfWay());
		}
	}

	void recover(Failure failure) throws IOException {
		switch (failure) {
			case STOPPED -> this.server.start();
			case KILLED -> {
				this.server.close();
				this.server.start();
			}
			case HANGING -> this.server.resume();
			default -> {
			}
		}
		// The connections to one that hung are as good as they were.
		if (failure != Failure.HANGING) {
			this.proxy.heal();
		}
	}

	/**
	 * The same in every run.
	 */
	private static byte[] rubbish() {
		byte[] bytes = new byte[1000];
		new Random(bytes.length).nextBytes(bytes);
		return bytes;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.proxy.close();
	}

}
