package dev.colophon.gateway.fragment;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A resource of a service that has something for a page. Two sources of the same resource
 * are equal.
 */
public final class Source {

	private final String service;

	private final String path;

	private final String publicAddress;

	private final boolean hasJson;

	private final boolean search;

	private final Function<@Nullable String, Answer> call;

	/**
	 * A source.
	 * @param path the address at the service
	 * @param publicAddress the address of the same for readers
	 * @param hasJson whether the same is there as JSON
	 * @param call asks the service; it gets the ETag of what is there already, or
	 * {@code null}
	 */
	public Source(String service, String path, String publicAddress, boolean hasJson,
			Function<@Nullable String, Answer> call) {
		this(service, path, publicAddress, hasJson, false, call);
	}

	private Source(String service, String path, String publicAddress, boolean hasJson, boolean search,
			Function<@Nullable String, Answer> call) {
		this.service = service;
		this.path = path;
		this.publicAddress = publicAddress;
		this.hasJson = hasJson;
		this.search = search;
		this.call = call;
	}

	/**
	 * What is found for some words, as JSON too. There are as many such resources as
	 * readers can think of.
	 */
	public static Source ofSearch(String service, String path, String publicAddress,
			Function<@Nullable String, Answer> call) {
		return new Source(service, path, publicAddress, true, true, call);
	}

	public String service() {
		return this.service;
	}

	public String publicAddress() {
		return this.publicAddress;
	}

	public boolean hasJson() {
		return this.hasJson;
	}

	public boolean isSearch() {
		return this.search;
	}

	Answer ask(@Nullable String etag) {
		return this.call.apply(etag);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Source that && this.service.equals(that.service) && this.path.equals(that.path);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.service, this.path);
	}

	@Override
	public String toString() {
		return this.service + " " + this.path;
	}

}
