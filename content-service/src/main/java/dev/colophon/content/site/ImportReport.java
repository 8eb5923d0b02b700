package dev.colophon.content.site;

import java.util.List;

/**
 * What came of an import.
 */
final class ImportReport {

	private final List<Fault> faults;

	private final List<Fault> notes;

	private int imported;

	private int changed;

	private int unchanged;

	private int drafts;

	private int removed;

	ImportReport(List<Fault> faults, List<Fault> notes) {
		this.faults = faults;
		this.notes = notes;
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

	void count(PageImport.Outcome outcome) {
		switch (outcome) {
			case IMPORTED -> this.imported++;
			case CHANGED -> this.changed++;
			case UNCHANGED -> this.unchanged++;
		}
	}

	void countDrafts(int number) {
		this.drafts = number;
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
