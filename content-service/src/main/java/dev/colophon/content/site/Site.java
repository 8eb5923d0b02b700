package dev.colophon.content.site;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.colophon.content.page.Slug;

/**
 * What the files of a folder are, taken together.
 *
 * @param files those that are to become pages, in the order of the site
 * @param drafts the paths of those that are not to be seen yet
 * @param faults why the others can be none
 */
record Site(List<SiteFile> files, Set<String> drafts, List<Fault> faults) {

	private static final Comparator<SiteFile> ORDER = Comparator
		.comparing((SiteFile file) -> file.order().orElse(null),
				Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()))
		.thenComparing(SiteFile::path);

	static Site in(SiteFolder folder) {
		var site = new Site(new ArrayList<>(), new HashSet<>(), new ArrayList<>());
		Map<Slug, String> paths = new HashMap<>();
		for (Path file : folder.files()) {
			String path = folder.pathOf(file);
			try {
				site.add(SiteFile.of(path, Text.of(file)), paths);
			}
			catch (UnusableFile ex) {
				site.faults.add(ex.in(path));
			}
		}
		site.files.sort(ORDER);
		return site;
	}

	private void add(SiteFile file, Map<Slug, String> paths) {
		if (file.status().equals("draft")) {
			this.drafts.add(file.path());
			return;
		}
		int line = file.frontMatter().line("slug");
		if (!Set.of("published", "hidden").contains(file.status())) {
			throw new UnusableFile(file.frontMatter().line("status"),
					"the status '" + file.status() + "' is none of published, draft and hidden");
		}
		if (file.slug().isReserved()) {
			throw new UnusableFile(line, "the address '" + file.slug().address() + "' belongs to the site itself");
		}
		String other = paths.putIfAbsent(file.slug(), file.path());
		if (other != null) {
			throw new UnusableFile(line, "the slug '" + file.slug() + "' is that of " + other + " already");
		}
		this.files.add(file);
	}

}
