/** What journeys and stories hand in: a matrix with one more offer, a signed document. */
@NullMarked
package dev.sluice.stack.material;

import org.jspecify.annotations.NullMarked;
