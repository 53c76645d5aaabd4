/** Files as proof: what they are by their content, what can be read of them within limits, and where they are kept. */
@NullMarked
package dev.sluice.attribution.evidence;

import org.jspecify.annotations.NullMarked;
