/** What a service must know of the gateway before it: the prefix that was stripped from the caller's path. */
@NullMarked
package dev.sluice.platform.gateway;

import org.jspecify.annotations.NullMarked;
