/** Remembers how far each subject's stream was applied, in the transaction that applies it. */
@NullMarked
package dev.sluice.platform.inbox;

import org.jspecify.annotations.NullMarked;
