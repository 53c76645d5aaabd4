/** What {@code ./sluice bench} measures, and against what. */
@NullMarked
package dev.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
