package dev.colophon.content.page;

/**
 * The way to a next page: its question, and the icon and title it goes by.
 */
record Card(Slug slug, String title, String question, String icon) {
}
