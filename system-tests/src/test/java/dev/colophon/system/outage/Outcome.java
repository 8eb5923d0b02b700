package dev.colophon.system.outage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of a request during an outage.
 *
 * @param answers all that came back, where somebody asked again
 * @param letter what became of the address, where one was signed up
 */
record Outcome(List<Answer> answers, Optional<Letter> letter) {

	/**
	 * An address that was signed up.
	 *
	 * @param timesSent how often the gateway sent it on, whether it arrived or not;
	 * nothing where nobody counts
	 * @param subscriptions how many there are for it after the recovery
	 */
	record Letter(OptionalLong timesSent, int subscriptions) {

	}

}
