/** Medians, percentiles and how sure they are. */
@NullMarked
package dev.sluice.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
