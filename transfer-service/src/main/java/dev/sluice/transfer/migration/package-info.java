/** Moves to New Commerce, one record each, whatever started them; renewals from an EA are among them. */
@NullMarked
package dev.sluice.transfer.migration;

import org.jspecify.annotations.NullMarked;
