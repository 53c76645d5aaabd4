/** Lists by key set over one table. */
@NullMarked
package dev.sluice.transfer.listing;

import org.jspecify.annotations.NullMarked;
