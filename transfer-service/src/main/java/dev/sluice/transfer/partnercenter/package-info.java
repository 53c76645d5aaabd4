/** Migrations in the vendor's own wire format, over the same rules: existing clients work by changing the base address. */
@NullMarked
package dev.sluice.transfer.partnercenter;

import org.jspecify.annotations.NullMarked;
