/** Reads what the suite said on its topics, and what came of it outside. */
@NullMarked
package dev.sluice.stack.events;

import org.jspecify.annotations.NullMarked;
