/** Proves that no audit record was altered, against heads that stand outside the databases. */
@NullMarked
package dev.sluice.stack.audit;

import org.jspecify.annotations.NullMarked;
