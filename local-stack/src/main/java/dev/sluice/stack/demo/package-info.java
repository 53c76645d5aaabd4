/** Journeys of the product, played through public interfaces. */
@NullMarked
package dev.sluice.stack.demo;

import org.jspecify.annotations.NullMarked;
