/** Webhook endpoints over HTTP. */
@NullMarked
package dev.sluice.notification.endpoint.api;

import org.jspecify.annotations.NullMarked;
