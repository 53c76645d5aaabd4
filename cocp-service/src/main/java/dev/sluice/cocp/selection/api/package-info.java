/** Supplier selection over HTTP. */
@NullMarked
package dev.sluice.cocp.selection.api;

import org.jspecify.annotations.NullMarked;
