/** Copies of subscriptions as transfer-service tells them, and which one became which. */
@NullMarked
package dev.sluice.attribution.subscription;

import org.jspecify.annotations.NullMarked;
