package dev.colophon.toc.site;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The site as its readers and its authors know it.
 *
 * @param url where readers find it: absolute, for links that are read elsewhere
 * @param directory the folder of Markdown that it comes from, empty if there is none
 */
@ConfigurationProperties("colophon.site")
public record Site(URI url, @Nullable String directory) {

	public Site {
		Objects.requireNonNull(url, "the site needs an address");
		if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme()) || url.getHost() == null) {
			throw new IllegalArgumentException(
					"the site's address begins with http:// or https://, unlike '" + url + "'");
		}
		if (directory != null && !directory.isBlank() && !isReadable(Path.of(directory))) {
			throw new IllegalArgumentException("there is no folder at '" + directory + "' that can be read");
		}
	}

	private static boolean isReadable(Path folder) {
		return Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder);
	}

	/**
	 * The folder that the site comes from, if there is one.
	 */
	public Optional<Path> folder() {
		return Optional.ofNullable(this.directory).filter((path) -> !path.isBlank()).map(Path::of);
	}

	/**
	 * An address on the site as an absolute one.
	 * @param address begins with a slash
	 */
	public String absolute(String address) {
		String base = this.url.toString();
		return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + address;
	}

}
