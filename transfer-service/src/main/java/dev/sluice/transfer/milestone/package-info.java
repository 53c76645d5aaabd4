/** When subscriptions of a segment may and must move to New Commerce, as dated data. */
@NullMarked
package dev.sluice.transfer.milestone;

import org.jspecify.annotations.NullMarked;
