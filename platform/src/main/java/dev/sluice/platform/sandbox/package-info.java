/** The movable clock of a sandbox deployment. */
@NullMarked
package dev.sluice.platform.sandbox;

import org.jspecify.annotations.NullMarked;
