/** Revenue: how fast it is taken in, closed and shown. */
@NullMarked
package dev.sluice.benchmarks.attribution;

import org.jspecify.annotations.NullMarked;
