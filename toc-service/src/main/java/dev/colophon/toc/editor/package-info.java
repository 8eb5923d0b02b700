/**
 * Who may write: the editor, by name and password.
 */
@NullMarked
package dev.colophon.toc.editor;

import org.jspecify.annotations.NullMarked;
