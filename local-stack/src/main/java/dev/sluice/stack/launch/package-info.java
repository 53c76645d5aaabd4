/** Starts, watches and ends the whole stack. */
@NullMarked
package dev.sluice.stack.launch;

import org.jspecify.annotations.NullMarked;
