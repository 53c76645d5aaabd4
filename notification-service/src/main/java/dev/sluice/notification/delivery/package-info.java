/** Messages and their way to each endpoint: attempts, retries, order, the log of all of it. */
@NullMarked
package dev.sluice.notification.delivery;

import org.jspecify.annotations.NullMarked;
