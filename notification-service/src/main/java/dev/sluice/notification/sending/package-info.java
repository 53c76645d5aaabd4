/** Requests to receivers: which addresses are allowed, how a request is signed, how it is sent and for how long. */
@NullMarked
package dev.sluice.notification.sending;

import org.jspecify.annotations.NullMarked;
