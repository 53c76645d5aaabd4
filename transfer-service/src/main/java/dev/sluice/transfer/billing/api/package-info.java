/** Reconciliation over HTTP. */
@NullMarked
package dev.sluice.transfer.billing.api;

import org.jspecify.annotations.NullMarked;
