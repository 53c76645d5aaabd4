/** Answers kept under a caller's Idempotency-Key, so that a repeated command has one effect. */
@NullMarked
package dev.sluice.platform.idempotency;

import org.jspecify.annotations.NullMarked;
