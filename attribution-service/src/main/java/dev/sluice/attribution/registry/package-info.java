/** Copies of the partners and customers that cocp-service registers. */
@NullMarked
package dev.sluice.attribution.registry;

import org.jspecify.annotations.NullMarked;
