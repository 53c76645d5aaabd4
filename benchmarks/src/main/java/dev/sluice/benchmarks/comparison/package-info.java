/** One thing beside others, measured in turn so that what disturbs the machine disturbs all of them. */
@NullMarked
package dev.sluice.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
