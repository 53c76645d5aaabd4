/** Renewals from an EA to CSP that transfer-service tells of: something to know before the partner is changed. */
@NullMarked
package dev.sluice.cocp.renewal;

import org.jspecify.annotations.NullMarked;
