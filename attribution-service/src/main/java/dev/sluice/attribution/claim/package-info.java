/** Claims of partners that influenced what a customer bought or uses: from draft to decision, with their clocks and rivals. */
@NullMarked
package dev.sluice.attribution.claim;

import org.jspecify.annotations.NullMarked;
