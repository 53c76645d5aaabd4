/** The events of a tenant to be pulled, one by one and without gaps: the same as its webhooks get. */
@NullMarked
package dev.sluice.notification.feed;

import org.jspecify.annotations.NullMarked;
