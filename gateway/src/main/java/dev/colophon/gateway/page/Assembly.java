package dev.colophon.gateway.page;

import java.util.Optional;

import dev.colophon.gateway.fragment.Answer;

/**
 * What the calls for a page came to.
 *
 * @param answer the answer of the primary part, if it came
 * @param parts all parts that go into the page
 */
record Assembly(Optional<Answer> answer, Parts parts) {
}
