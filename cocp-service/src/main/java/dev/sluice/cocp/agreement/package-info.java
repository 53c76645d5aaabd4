/** Agreements, whether they may change partner, and who their partner of record is. */
@NullMarked
package dev.sluice.cocp.agreement;

import org.jspecify.annotations.NullMarked;
