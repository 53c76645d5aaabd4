/** Milestones over HTTP. */
@NullMarked
package dev.sluice.transfer.milestone.api;

import org.jspecify.annotations.NullMarked;
