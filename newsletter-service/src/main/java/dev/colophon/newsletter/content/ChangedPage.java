package dev.colophon.newsletter.content;

/**
 * A page of the site that changed.
 *
 * @param address where readers find it on the site, as {@code /docker.html}
 * @param isNew whether it was not there before
 */
public record ChangedPage(String title, String description, String address, boolean isNew) {
}
