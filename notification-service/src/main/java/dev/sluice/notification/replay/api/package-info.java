/** Replays over HTTP. */
@NullMarked
package dev.sluice.notification.replay.api;

import org.jspecify.annotations.NullMarked;
