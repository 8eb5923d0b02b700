package dev.colophon.gateway.page;

import java.util.concurrent.Callable;

import dev.colophon.gateway.fragment.Fragment;

/**
 * A call for a part of a page that the page can do without.
 *
 * @param service whose part it is
 * @param stub what stands in its place when no good answer comes in time
 */
record Call(String service, Callable<Fragment> fragment, Fragment stub) {
}
