/** Subscriptions in CSP that were not made here: the registry tells them, and how they stand. */
@NullMarked
package dev.sluice.transfer.existing;

import org.jspecify.annotations.NullMarked;
