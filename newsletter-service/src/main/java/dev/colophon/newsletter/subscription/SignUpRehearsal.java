package dev.colophon.newsletter.subscription;

import dev.colophon.newsletter.address.EmailAddress;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signs somebody up some times, and takes it back, before the instance calls itself
 * ready: the first sign-ups should not wait for classes to load.
 */
@Component
class SignUpRehearsal implements ApplicationRunner {

	private static final int ROUNDS = 50;

	private static final EmailAddress NOBODY = new EmailAddress("nobody@example.org");

	private final Subscriptions subscriptions;

	private final TransactionOperations transactions;

	SignUpRehearsal(Subscriptions subscriptions, TransactionOperations transactions) {
		this.subscriptions = subscriptions;
		this.transactions = transactions;
	}

	@Override
	public void run(ApplicationArguments args) {
		for (int round = 0; round < ROUNDS; round++) {
			this.transactions.executeWithoutResult((transaction) -> {
				this.subscriptions.request(NOBODY);
				transaction.setRollbackOnly();
			});
		}
	}

}
