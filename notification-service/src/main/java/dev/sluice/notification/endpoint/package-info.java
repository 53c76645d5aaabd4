/** Webhook endpoints: who wants which events where, and whether that is proven to be their own address. */
@NullMarked
package dev.sluice.notification.endpoint;

import org.jspecify.annotations.NullMarked;
