/** What subscriptions cost, line by line: charges and refunds, and the file of each month. */
@NullMarked
package dev.sluice.transfer.billing;

import org.jspecify.annotations.NullMarked;
