/** Renewals from an EA to CSP over HTTP. */
@NullMarked
package dev.sluice.transfer.channel.api;

import org.jspecify.annotations.NullMarked;
