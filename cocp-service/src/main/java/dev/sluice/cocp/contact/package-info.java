/** Addresses that notification may write to, each for one purpose. */
@NullMarked
package dev.sluice.cocp.contact;

import org.jspecify.annotations.NullMarked;
