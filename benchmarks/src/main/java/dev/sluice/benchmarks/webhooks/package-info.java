/** Webhooks of the running suite: rate, latency, isolation, fan-out, and the way from a command to its receiver. */
@NullMarked
package dev.sluice.benchmarks.webhooks;

import org.jspecify.annotations.NullMarked;
