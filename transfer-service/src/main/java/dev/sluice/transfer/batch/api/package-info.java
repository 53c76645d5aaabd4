/** Batches over HTTP. */
@NullMarked
package dev.sluice.transfer.batch.api;

import org.jspecify.annotations.NullMarked;
