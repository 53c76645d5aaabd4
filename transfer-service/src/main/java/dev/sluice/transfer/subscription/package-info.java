/** Subscriptions in CSP: what they are, what may be changed of them, and until when. */
@NullMarked
package dev.sluice.transfer.subscription;

import org.jspecify.annotations.NullMarked;
