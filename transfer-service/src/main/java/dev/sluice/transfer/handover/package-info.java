/** Transfers between partners: one asks, the other decides, and subscriptions go on with another partner. */
@NullMarked
package dev.sluice.transfer.handover;

import org.jspecify.annotations.NullMarked;
