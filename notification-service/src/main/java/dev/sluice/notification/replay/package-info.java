/** Sends what an endpoint should have, or has, once more: a range of time, as an operation that goes on after a crash. */
@NullMarked
package dev.sluice.notification.replay;

import org.jspecify.annotations.NullMarked;
