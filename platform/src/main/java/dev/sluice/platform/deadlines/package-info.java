/** Due work as rows: a deadline binds at its instant, and a sweep announces it. */
@NullMarked
package dev.sluice.platform.deadlines;

import org.jspecify.annotations.NullMarked;
