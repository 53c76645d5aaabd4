/** What customers have in the traditional CSP, until it has moved to New Commerce. */
@NullMarked
package dev.sluice.transfer.legacy;

import org.jspecify.annotations.NullMarked;
