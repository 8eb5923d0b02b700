package dev.colophon.toc.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a site, in reading order, and the pages of each.
 */
public record Outline(List<Part> parts) {

	private static final String REST = "Pages";

	private static final Comparator<SiteFile> READING_ORDER = Comparator.comparing(SiteFile::order,
			Comparator.nullsLast(Comparator.naturalOrder()));

	/**
	 * Pages that belong together.
	 */
	public record Part(String slug, String title, List<Page> pages) {
	}

	/**
	 * A page, by the title that the contents give it.
	 */
	public record Page(String slug, String title) {
	}

	/**
	 * The outline of these files: where one says that it begins a part, these parts, else
	 * one for each folder.
	 * @param files in the order of their paths, which stands where no number does
	 */
	static Outline of(List<SiteFile> files) {
		List<SiteFile> ordered = files.stream().sorted(READING_ORDER).toList();
		return ordered.stream().anyMatch(SiteFile::beginsChapter) ? byBeginnings(ordered) : byFolders(ordered);
	}

	private static Outline byBeginnings(List<SiteFile> files) {
		List<Part> parts = new ArrayList<>();
		for (SiteFile file : files) {
			if (file.beginsChapter()) {
				parts.add(new Part(file.slug(), file.title(), new ArrayList<>()));
			}
			else if (parts.isEmpty()) {
				parts.add(new Part(Names.slugOf(REST), REST, new ArrayList<>()));
			}
			parts.getLast().pages().add(new Page(file.slug(), file.title()));
		}
		return new Outline(withDistinctSlugs(parts));
	}

	private static Outline byFolders(List<SiteFile> files) {
		Map<String, Part> parts = new LinkedHashMap<>();
		for (SiteFile file : files) {
			String title = file.topFolder().map(Names::titleOf).orElse(REST);
			parts.computeIfAbsent(title, (name) -> new Part(Names.slugOf(name), name, new ArrayList<>()))
				.pages()
				.add(new Page(file.slug(), file.title()));
		}
		return new Outline(withDistinctSlugs(List.copyOf(parts.values())));
	}

	/**
	 * Two folders may come to one slug, or to none.
	 */
	private static List<Part> withDistinctSlugs(List<Part> parts) {
		Set<String> taken = new HashSet<>();
		return parts.stream().map((part) -> {
			String wanted = Names.isSlug(part.slug()) ? part.slug() : "part";
			String slug = wanted;
			for (int number = 2; !taken.add(slug); number++) {
				slug = wanted + "-" + number;
			}
			return new Part(slug, part.title(), List.copyOf(part.pages()));
		}).toList();
	}

}
