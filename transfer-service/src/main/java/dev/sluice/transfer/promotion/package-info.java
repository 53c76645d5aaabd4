/** Promotions: what is cheaper for whom and when. */
@NullMarked
package dev.sluice.transfer.promotion;

import org.jspecify.annotations.NullMarked;
