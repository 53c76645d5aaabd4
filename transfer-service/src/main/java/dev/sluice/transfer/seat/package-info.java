/** How many seats of an offer a customer has or is to have, over all its partners. */
@NullMarked
package dev.sluice.transfer.seat;

import org.jspecify.annotations.NullMarked;
