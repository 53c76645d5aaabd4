/** Subscriptions under an Enterprise Agreement over HTTP. */
@NullMarked
package dev.sluice.transfer.ea.api;

import org.jspecify.annotations.NullMarked;
