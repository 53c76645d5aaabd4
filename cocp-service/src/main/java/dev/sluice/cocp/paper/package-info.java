/** Documents as PDF. */
@NullMarked
package dev.sluice.cocp.paper;

import org.jspecify.annotations.NullMarked;
