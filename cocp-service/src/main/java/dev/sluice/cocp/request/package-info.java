/** A customer's request to change its channel partner, one agreement at a time. */
@NullMarked
package dev.sluice.cocp.request;

import org.jspecify.annotations.NullMarked;
