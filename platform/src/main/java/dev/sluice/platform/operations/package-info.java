/** The operations desk: what was laid aside, what waits, what is stuck, and how it moves on. */
@NullMarked
package dev.sluice.platform.operations;

import org.jspecify.annotations.NullMarked;
