package dev.colophon.toc.contents;

import java.io.IOException;
import java.util.List;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.Resource;

/**
 * A table of contents in YAML. It is bound as configuration is, because that refuses a
 * key that stands twice and tells in which line a value is wrong.
 */
final class ContentsFile {

	private ContentsFile() {
	}

	static List<Chapter> chapters(Resource file) throws IOException {
		var sources = new YamlPropertySourceLoader().load("contents", file);
		return new Binder(ConfigurationPropertySources.from(sources)).bind("chapters", Bindable.listOf(Chapter.class))
			.get();
	}

}
