/** Migrations of legacy subscriptions: how fast they are validated, taken and carried out. */
@NullMarked
package dev.sluice.benchmarks.migrations;

import org.jspecify.annotations.NullMarked;
