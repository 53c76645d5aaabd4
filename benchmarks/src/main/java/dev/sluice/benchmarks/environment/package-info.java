/** PostgreSQL and Kafka to measure on, and what all of it consumed. */
@NullMarked
package dev.sluice.benchmarks.environment;

import org.jspecify.annotations.NullMarked;
