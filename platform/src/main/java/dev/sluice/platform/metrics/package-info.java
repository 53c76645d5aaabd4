/** Metrics that stay few however many things there are. */
@NullMarked
package dev.sluice.platform.metrics;

import org.jspecify.annotations.NullMarked;
