package dev.colophon.system.outage;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * What goes wrong on a connection. Both methods get the bytes as they come in, and decide
 * what becomes of them.
 */
interface Fault {

	Fault NONE = new Fault() {
	};

	default void asked(byte[] question, Connection connection) throws IOException {
		connection.toServer(question);
	}

	default void answered(byte[] answer, Connection connection) throws IOException {
		connection.toClient(answer);
	}

	/**
	 * Every question gets the same answer, and never reaches the server.
	 */
	static Fault answering(byte[] answer, boolean closes) {
		return new Fault() {

			@Override
			public void asked(byte[] question, Connection connection) throws IOException {
				connection.toClient(answer);
				if (closes) {
					connection.endAnswer();
				}
			}

		};
	}

	/**
	 * Every answer comes so long after its question.
	 */
	static Fault late(Duration delay) {
		return new Fault() {

			@Override
			public void answered(byte[] answer, Connection connection) throws IOException {
				connection.awaitAfterQuestion(delay);
				connection.toClient(answer);
			}

		};
	}

	/**
	 * The first half of an answer comes, and then its end.
	 */
	static Fault halfWay() {
		return new Fault() {

			@Override
			public void answered(byte[] answer, Connection connection) throws IOException {
				connection.toClient(Arrays.copyOf(answer, answer.length / 2));
				connection.endAnswer();
			}

		};
	}

}
