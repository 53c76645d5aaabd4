/** Which partner is associated with what, from when until when, derived from the facts known. */
@NullMarked
package dev.sluice.attribution.association;

import org.jspecify.annotations.NullMarked;
