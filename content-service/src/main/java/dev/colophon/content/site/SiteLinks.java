package dev.colophon.content.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.colophon.content.page.Slug;

/**
 * Where the links between the files of a folder lead on the site.
 */
final class SiteLinks {

	private static final Pattern INTERNAL = Pattern
		.compile("[{|](filename|static|attach|index|author|category|tag)[}|](.*)");

	private static final Pattern PAGE = Pattern.compile("(?:/|\\./)?([^/:?#]+)\\.html");

	private static final Pattern FILE = Pattern.compile("(?![a-zA-Z]+:)[^?#]+\\.(?:md|markdown)");

	private final SiteFolder folder;

	private final Map<String, String> addresses = new HashMap<>();

	private final Set<String> pages = new HashSet<>();

	SiteLinks(SiteFolder folder, Site site) {
		this.folder = folder;
		for (SiteFile file : site.files()) {
			this.addresses.put(file.path(), file.slug().address());
			this.pages.add(file.slug().value());
		}
		Slug.RESERVED.forEach(this.pages::add);
	}

	/**
	 * Where a link leads.
	 *
	 * @param address on the site; the destination itself where it is none of ours
	 * @param fault what is wrong with it, if anything
	 */
	record Resolved(String address, Optional<String> fault) {

		static Resolved to(String address) {
			return new Resolved(address, Optional.empty());
		}

		static Resolved nowhere(String destination, String reason) {
			return new Resolved(destination, Optional.of("the link to '" + destination + "' " + reason));
		}

	}

	Resolved resolve(String from, String destination) {
		int end = endOfPath(destination);
		String path = destination.substring(0, end);
		String fragment = destination.substring(end);
		Matcher internal = INTERNAL.matcher(path);
		Matcher page = PAGE.matcher(path);
		if (internal.matches()) {
			return internal(from, internal.group(1), internal.group(2), destination, fragment);
		}
		if (page.matches()) {
			String slug = page.group(1);
			return this.pages.contains(slug)
					? Resolved.to((slug.equals("index") ? "/" : "/" + slug + ".html") + fragment)
					: Resolved.nowhere(destination, "leads to no page of this folder");
		}
		return FILE.matcher(path).matches() ? file(from, path, destination, fragment) : Resolved.to(destination);
	}

	private Resolved internal(String from, String what, String path, String destination, String fragment) {
		return switch (what) {
			case "filename" -> file(from, path, destination, fragment);
			case "static", "attach" -> {
				String place = place(from, path);
				yield this.folder.has(place) ? Resolved.to("/" + place + fragment)
						: Resolved.nowhere(destination, "leads to no file");
			}
			default -> Resolved.nowhere(destination, "leads to what this site does not have");
		};
	}

	private Resolved file(String from, String path, String destination, String fragment) {
		String address = this.addresses.get(place(from, path));
		if (address != null) {
			return Resolved.to(address + fragment);
		}
		return Resolved.nowhere(destination,
				this.folder.has(place(from, path)) ? "leads to a file that is no page" : "leads to no file");
	}

	private static String place(String from, String path) {
		String decoded = decoded(path.strip());
		Path place = Path.of("/" + from).resolveSibling(decoded);
		return place.normalize().toString().substring(1);
	}

	private static String decoded(String path) {
		try {
			return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8).replace("\0", "");
		}
		catch (IllegalArgumentException ex) {
			return path;
		}
	}

	private static int endOfPath(String destination) {
		int end = 0;
		while (end < destination.length() && destination.charAt(end) != '#' && destination.charAt(end) != '?') {
			end++;
		}
		return end;
	}

}
