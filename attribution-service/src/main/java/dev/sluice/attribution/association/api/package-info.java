/** Associations as their parties may see them. */
@NullMarked
package dev.sluice.attribution.association.api;

import org.jspecify.annotations.NullMarked;
