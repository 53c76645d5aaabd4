/** Deliveries over HTTP. */
@NullMarked
package dev.sluice.notification.delivery.api;

import org.jspecify.annotations.NullMarked;
