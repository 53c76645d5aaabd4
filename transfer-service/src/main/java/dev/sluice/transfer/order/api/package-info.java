/** Orders over HTTP. */
@NullMarked
package dev.sluice.transfer.order.api;

import org.jspecify.annotations.NullMarked;
