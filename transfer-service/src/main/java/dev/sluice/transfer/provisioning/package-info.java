/** Where subscriptions are made: a port, and the work that goes on until it has answered. */
@NullMarked
package dev.sluice.transfer.provisioning;

import org.jspecify.annotations.NullMarked;
