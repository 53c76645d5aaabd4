/** Credit for customers added: in the month after, once, and revoked when the ground falls away. */
@NullMarked
package dev.sluice.attribution.credit;

import org.jspecify.annotations.NullMarked;
