package dev.colophon.newsletter.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Marks mails as sent as soon as the server has taken them, all at once that came while
 * the last mark was written. While the database is away it goes on with trying, and
 * nothing more is sent: what is not marked would be sent again if the program died.
 */
class SentMarks implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(SentMarks.class);

	private static final int MOST = 16;

	private static final long PAUSE_MILLIS = 100;

	private static final long END = -1;

	private final BlockingQueue<Long> sent = new ArrayBlockingQueue<>(MOST);

	private final Outbox outbox;

	private volatile boolean isFailing;

	SentMarks(Outbox outbox) {
		this.outbox = outbox;
	}

	/**
	 * Takes a mail, as soon as there is room.
	 */
	void add(long mail) throws InterruptedException {
		this.sent.put(mail);
	}

	/**
	 * Whether the database takes no marks right now.
	 */
	boolean isFailing() {
		return this.isFailing;
	}

	/**
	 * Lets it end when all that was added is marked.
	 */
	void end() throws InterruptedException {
		this.sent.offer(END, 1, TimeUnit.SECONDS);
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
		while (true) {
			try {
				this.outbox.markSent(mails);
				this.isFailing = false;
				return;
			}
			catch (DataAccessException | TransactionException ex) {
				if (!this.isFailing) {
					log.warn("{} mails are sent and cannot be marked yet: {}", mails.size(), ex.getMessage());
					this.isFailing = true;
				}
				Thread.sleep(PAUSE_MILLIS);
			}
		}
	}

}
