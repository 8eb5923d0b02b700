package dev.colophon.system.outage;

/**
 * A way to break.
 */
enum Failure {

	/** By SIGTERM, {@code docker stop}, or {@code pg_ctl stop} for a database. */
	STOPPED("is stopped"),

	/**
	 * By SIGSTOP, or {@code docker pause}: the system still accepts connections, and
	 * nobody answers on them.
	 */
	HANGING("hangs"),

	/** By SIGKILL, or {@code docker kill}. */
	KILLED("is killed"),

	/** By {@code docker network disconnect}: what is sent to it arrives nowhere. */
	DISCONNECTED("is cut off"),

	REFUSING("refuses connections"),

	/** A database answers that it failed, by an error of its own protocol. */
	ANSWERING_500("answers 500"),

	ANSWERING_RUBBISH("answers rubbish"),

	ANSWERING_LATE("answers after 10 s"),

	CLOSING_HALF_WAY("closes half way through its answer");

	private final String words;

	Failure(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
