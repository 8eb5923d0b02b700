package dev.colophon.newsletter.issue;

import java.util.Objects;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the characters of all addresses and titles together. Those of a reference are
 * written once and repeated wherever it is used, which could make gigabytes of a short
 * text. Links and pictures beyond the bound lose theirs.
 */
final class LinkAddresses extends AbstractVisitor {

	private static final int FREE = 20_000;

	private long left;

	/**
	 * @param length the length of the text, of which they may be four times as many
	 */
	LinkAddresses(int length) {
		this.left = FREE + 4L * length;
	}

	boolean areTooMany() {
		return this.left < 0;
	}

	@Override
	public void visit(Link link) {
		count(link.getDestination(), link.getTitle());
		if (areTooMany()) {
			link.setDestination("");
			link.setTitle(null);
		}
		visitChildren(link);
	}

	@Override
	public void visit(Image image) {
		count(image.getDestination(), image.getTitle());
		if (areTooMany()) {
			image.setDestination("");
			image.setTitle(null);
		}
		visitChildren(image);
	}

	private void count(String address, @Nullable String title) {
		this.left -= address.length() + Objects.requireNonNullElse(title, "").length();
	}

}
