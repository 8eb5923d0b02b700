package dev.colophon.system.outage;

import java.io.IOException;

/**
 * Something that runs by itself and can be made to stop.
 */
interface Server extends AutoCloseable {

	/**
	 * Starts it, with the data that it had before, and waits until it answers.
	 */
	void start() throws IOException;

	/**
	 * Asks it to stop, and waits until it has.
	 */
	void stop() throws IOException;

	/**
	 * Kills it and all that it started, and waits until nobody answers.
	 */
	void kill() throws IOException;

	/**
	 * Has the system run it no more (SIGSTOP).
	 */
	void halt() throws IOException;

	/**
	 * Has the system run it again (SIGCONT).
	 */
	void resume() throws IOException;

	/**
	 * How it says, in the words of its protocol, that it failed.
	 */
	byte[] error();

	@Override
	void close() throws IOException;

}
