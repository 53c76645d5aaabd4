/** How receivers fare: when they rest, when their owners are warned, when they are disabled. */
@NullMarked
package dev.sluice.notification.health;

import org.jspecify.annotations.NullMarked;
