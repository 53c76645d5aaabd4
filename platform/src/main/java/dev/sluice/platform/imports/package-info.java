/** Bulk loading: rows arrive as a stream, wait in a staging table, and are applied one by one in the background. */
@NullMarked
package dev.sluice.platform.imports;

import org.jspecify.annotations.NullMarked;
