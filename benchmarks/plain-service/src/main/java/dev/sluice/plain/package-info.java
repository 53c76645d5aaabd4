/** Writes the rows of a command and does nothing else. */
@NullMarked
package dev.sluice.plain;

import org.jspecify.annotations.NullMarked;
