/** Migrations that the vendor leads: when a legacy term ends, for whoever has not moved by then. */
@NullMarked
package dev.sluice.transfer.vendorlead;

import org.jspecify.annotations.NullMarked;
