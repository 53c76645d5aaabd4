/** The two sources of time: business time, which a sandbox may move, and real time, which nobody moves. */
@NullMarked
package dev.sluice.platform.clock;

import org.jspecify.annotations.NullMarked;
