/** Copies of what cocp-service registers: partners, customers and agreements with the change of partner in progress. */
@NullMarked
package dev.sluice.transfer.registry;

import org.jspecify.annotations.NullMarked;
