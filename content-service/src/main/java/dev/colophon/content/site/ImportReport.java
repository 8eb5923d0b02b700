package dev.colophon.content.site;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What came of an import.
 */
final class ImportReport {

	private final List<Fault> faults;

	private final List<Fault> notes = new CopyOnWriteArrayList<>();

	private int imported;

	private int changed;

	private int unchanged;

	private final int drafts;

	private int removed;

	ImportReport(List<Fault> faults, int drafts) {
		this.faults = new CopyOnWriteArrayList<>(faults);
		this.drafts = drafts;
	}

	/**
	 * Why files are no pages.
	 */
	List<Fault> faults() {
		return this.faults;
	}

	/**
	 * What is wrong in files that are pages nevertheless.
	 */
	List<Fault> notes() {
		return this.notes;
	}

	synchronized void count(PageImport.Outcome outcome) {
		switch (outcome) {
			case IMPORTED -> this.imported++;
			case CHANGED -> this.changed++;
			case UNCHANGED -> this.unchanged++;
		}
	}

	void countRemoved(int number) {
		this.removed = number;
	}

	@Override
	public String toString() {
		return "imported %d, changed %d, unchanged %d, drafts %d, failed %d%s".formatted(this.imported, this.changed,
				this.unchanged, this.drafts, this.faults.size(), (this.removed > 0) ? ", removed " + this.removed : "");
	}

}
