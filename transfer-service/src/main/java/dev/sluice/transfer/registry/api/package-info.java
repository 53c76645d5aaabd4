/** Agreements as their parties may see them. */
@NullMarked
package dev.sluice.transfer.registry.api;

import org.jspecify.annotations.NullMarked;
