/** Moves customers between channels and partners. */
@NullMarked
package dev.sluice.transfer;

import org.jspecify.annotations.NullMarked;
