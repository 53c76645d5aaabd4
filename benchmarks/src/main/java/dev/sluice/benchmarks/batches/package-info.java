/** Batches of renewals: how fast they are planned, scheduled and, when their day has come, carried out. */
@NullMarked
package dev.sluice.benchmarks.batches;

import org.jspecify.annotations.NullMarked;
