/** Events written in the transaction of the change they announce, and the relay that sends them in order. */
@NullMarked
package dev.sluice.platform.outbox;

import org.jspecify.annotations.NullMarked;
