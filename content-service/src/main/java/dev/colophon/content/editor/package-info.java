/**
 * Who may write, and how they show that they are.
 */
@NullMarked
package dev.colophon.content.editor;

import org.jspecify.annotations.NullMarked;
