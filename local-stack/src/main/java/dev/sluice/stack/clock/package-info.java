/** Moves the business time of all services together, so that what falls due falls due in order. */
@NullMarked
package dev.sluice.stack.clock;

import org.jspecify.annotations.NullMarked;
