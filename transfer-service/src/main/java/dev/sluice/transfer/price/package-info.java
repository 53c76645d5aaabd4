/** Prices by market, as dated data. */
@NullMarked
package dev.sluice.transfer.price;

import org.jspecify.annotations.NullMarked;
