/** Claims over HTTP. */
@NullMarked
package dev.sluice.attribution.claim.api;

import org.jspecify.annotations.NullMarked;
