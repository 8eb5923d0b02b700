package dev.colophon.gateway.page;

import dev.colophon.gateway.fragment.Fragment;
import dev.colophon.gateway.fragment.Source;

/**
 * A call for a part of a page that the page can do without.
 *
 * @param stub what stands in its place when no good answer comes in time
 * @param shared whether other pages have the same part
 */
record Call(Source source, Fragment stub, boolean shared) {
}
