/** The {@code ./sluice} command: the whole suite on one machine, driven only through its public interfaces. */
@NullMarked
package dev.sluice.stack;

import org.jspecify.annotations.NullMarked;
