/** How fast a service starts and what it keeps in memory, beside an empty one and beside a start without the cache. */
@NullMarked
package dev.sluice.benchmarks.start;

import org.jspecify.annotations.NullMarked;
