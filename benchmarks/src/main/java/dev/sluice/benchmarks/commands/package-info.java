/** How many requests for a change of partner a second, beside a resource that only writes the same rows. */
@NullMarked
package dev.sluice.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
