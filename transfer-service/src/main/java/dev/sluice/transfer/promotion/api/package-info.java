/** Promotions over HTTP. */
@NullMarked
package dev.sluice.transfer.promotion.api;

import org.jspecify.annotations.NullMarked;
