/** Addresses that notification may write to, each for one request. */
@NullMarked
package dev.sluice.transfer.contact;

import org.jspecify.annotations.NullMarked;
