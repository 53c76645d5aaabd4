/** What a subscriber can subscribe to, generated from the contracts. */
@NullMarked
package dev.sluice.notification.catalogue;

import org.jspecify.annotations.NullMarked;
