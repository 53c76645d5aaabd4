/** A Kafka topic for each partner that wants one, holding only what that partner may see, and readable by it alone. */
@NullMarked
package dev.sluice.notification.topic;

import org.jspecify.annotations.NullMarked;
