/** What customers agree to, by edition. */
@NullMarked
package dev.sluice.cocp.terms;

import org.jspecify.annotations.NullMarked;
