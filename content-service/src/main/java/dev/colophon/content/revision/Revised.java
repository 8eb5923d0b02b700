package dev.colophon.content.revision;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.colophon.content.web.NotFound;

/**
 * Something that there is at most one of, whose revisions are kept. Writing belongs in a
 * transaction, and takes a condition that throws if the current one is not what its
 * writer takes it for.
 *
 * @param resource its path, without the slash that it begins with
 * @param current what there is
 * @param put keeps another one in its place
 * @param remove leaves none
 */
public record Revised<T>(String resource, Class<T> type, Revisions revisions, Supplier<Optional<T>> current,
		Consumer<T> put, Runnable remove) {

	/**
	 * Puts another one in its place. One that says the same is left alone.
	 */
	public T replace(T next, Consumer<Optional<T>> condition) {
		if (checked(condition).filter(next::equals).isEmpty()) {
			this.put.accept(next);
			this.revisions.add(this.resource, next);
		}
		return next;
	}

	/**
	 * What there was in one of its revisions.
	 */
	public T in(int revision) {
		return this.revisions.content(this.resource, revision, this.type);
	}

	/**
	 * Leaves none.
	 * @throws NotFound if there is none
	 */
	public void delete(Consumer<Optional<T>> condition) {
		if (checked(condition).isEmpty()) {
			throw new NotFound("There is no " + this.resource + ".");
		}
		this.remove.run();
		this.revisions.add(this.resource, null);
	}

	private Optional<T> checked(Consumer<Optional<T>> condition) {
		this.revisions.lock(this.resource);
		Optional<T> found = this.current.get();
		condition.accept(found);
		return found;
	}

}
