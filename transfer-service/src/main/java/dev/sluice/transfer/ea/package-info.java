/** Agreements and subscriptions under an Enterprise Agreement, as the registry tells them. */
@NullMarked
package dev.sluice.transfer.ea;

import org.jspecify.annotations.NullMarked;
