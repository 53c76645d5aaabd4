/** Reads topics in batches: one transaction a poll and partition, dead letters, parked keys, patience with infrastructure. */
@NullMarked
package dev.sluice.platform.consume;

import org.jspecify.annotations.NullMarked;
