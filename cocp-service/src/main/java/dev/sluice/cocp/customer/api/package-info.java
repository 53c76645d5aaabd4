/** The registry of customers over HTTP. */
@NullMarked
package dev.sluice.cocp.customer.api;

import org.jspecify.annotations.NullMarked;
