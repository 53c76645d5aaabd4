/** Many commands of one kind as one piece of work: planned, approved, run, and accounted for item by item. */
@NullMarked
package dev.sluice.transfer.batch;

import org.jspecify.annotations.NullMarked;
