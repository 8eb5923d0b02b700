package dev.colophon.newsletter.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Marks mails as sent as soon as the server has taken them, all at once that came while
 * the last mark was written. While the database is away it goes on with trying: what is
 * not marked would be sent again.
 */
class SentMarks implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(SentMarks.class);

	private static final int MOST = 500;

	private static final long PAUSE_MILLIS = 100;

	private static final long END = -1;

	private final BlockingQueue<Long> sent = new LinkedBlockingQueue<>();

	private final Outbox outbox;

	SentMarks(Outbox outbox) {
		this.outbox = outbox;
	}

	void add(long mail) {
		this.sent.add(mail);
	}

	/**
	 * Lets it end when all that was added is marked.
	 */
	void end() {
		this.sent.add(END);
	}

	@Override
	public void run() {
		List<Long> mails = new ArrayList<>();
		try {
			while (!mails.contains(END)) {
				mails.clear();
				mails.add(this.sent.take());
				this.sent.drainTo(mails, MOST);
				mark(mails);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void mark(List<Long> mails) throws InterruptedException {
		boolean isTold = false;
		while (true) {
			try {
				this.outbox.markSent(mails);
				return;
			}
			catch (DataAccessException | TransactionException ex) {
				if (!isTold) {
					log.warn("{} mails are sent and cannot be marked yet: {}", mails.size(), ex.getMessage());
					isTold = true;
				}
				Thread.sleep(PAUSE_MILLIS);
			}
		}
	}

}
