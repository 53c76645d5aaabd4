/** Customers as the registry tells them. */
@NullMarked
package dev.sluice.cocp.customer;

import org.jspecify.annotations.NullMarked;
