/**
 * Who may see and do what readers may not: the editor, by name and password.
 */
@NullMarked
package dev.colophon.newsletter.editor;

import org.jspecify.annotations.NullMarked;
