/** Subscriptions in CSP over HTTP. */
@NullMarked
package dev.sluice.transfer.subscription.api;

import org.jspecify.annotations.NullMarked;
