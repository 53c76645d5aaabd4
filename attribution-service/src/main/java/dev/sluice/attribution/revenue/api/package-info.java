/** Revenue lines, months and statements over HTTP. */
@NullMarked
package dev.sluice.attribution.revenue.api;

import org.jspecify.annotations.NullMarked;
