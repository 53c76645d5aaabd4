/** Named places at which a fault test may end the process. */
@NullMarked
package dev.sluice.platform.failpoint;

import org.jspecify.annotations.NullMarked;
