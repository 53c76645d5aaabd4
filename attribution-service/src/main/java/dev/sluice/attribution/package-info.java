/** Keeps the credit with whoever earned it. */
@NullMarked
package dev.sluice.attribution;

import org.jspecify.annotations.NullMarked;
