/** Migrations over HTTP. */
@NullMarked
package dev.sluice.transfer.migration.api;

import org.jspecify.annotations.NullMarked;
