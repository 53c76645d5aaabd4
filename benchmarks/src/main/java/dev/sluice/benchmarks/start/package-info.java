/** How fast, and how large, services and the stack start. */
@NullMarked
package dev.sluice.benchmarks.start;

import org.jspecify.annotations.NullMarked;
