/** The offer matrix over HTTP. */
@NullMarked
package dev.sluice.transfer.offer.api;

import org.jspecify.annotations.NullMarked;
