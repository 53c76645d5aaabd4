/** Subscriptions to a topic of one's own over HTTP. */
@NullMarked
package dev.sluice.notification.topic.api;

import org.jspecify.annotations.NullMarked;
