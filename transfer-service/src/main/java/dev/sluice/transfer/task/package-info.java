/** What partners still have to do. */
@NullMarked
package dev.sluice.transfer.task;

import org.jspecify.annotations.NullMarked;
