/** Billed revenue, the close of months, statements that are told once, and what every number consists of. */
@NullMarked
package dev.sluice.attribution.revenue;

import org.jspecify.annotations.NullMarked;
