/** Transfers between partners over HTTP. */
@NullMarked
package dev.sluice.transfer.handover.api;

import org.jspecify.annotations.NullMarked;
