/** What is kept for how long: days of messages and attempts are dropped whole, ids of events are known for longer. */
@NullMarked
package dev.sluice.notification.retention;

import org.jspecify.annotations.NullMarked;
