/** How long a sandbox takes to live through a quarter of a year. */
@NullMarked
package dev.sluice.benchmarks.clock;

import org.jspecify.annotations.NullMarked;
