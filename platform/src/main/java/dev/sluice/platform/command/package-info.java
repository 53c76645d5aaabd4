/** A command of the API: one transaction, a dry run by the same code, an answer that is kept for its idempotency key. */
@NullMarked
package dev.sluice.platform.command;

import org.jspecify.annotations.NullMarked;
