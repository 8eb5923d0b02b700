package dev.colophon.gateway.fragment;

/**
 * What a reader wants.
 *
 * @param at when they came, by the ticker
 * @param validated whether everything has to be asked for again, as
 * {@code Cache-Control: no-cache} says
 */
public record Demand(long at, boolean validated) {
}
