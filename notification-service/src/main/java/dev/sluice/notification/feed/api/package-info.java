/** The pull feed over HTTP. */
@NullMarked
package dev.sluice.notification.feed.api;

import org.jspecify.annotations.NullMarked;
