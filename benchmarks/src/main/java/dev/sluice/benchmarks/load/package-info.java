/** Work that comes when it comes, and how long each piece took from the time it was meant to begin. */
@NullMarked
package dev.sluice.benchmarks.load;

import org.jspecify.annotations.NullMarked;
