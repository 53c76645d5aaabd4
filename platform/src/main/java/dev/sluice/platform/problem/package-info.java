/** Refusals and their one form on the wire: RFC 9457 problem details with every reason at once. */
@NullMarked
package dev.sluice.platform.problem;

import org.jspecify.annotations.NullMarked;
