/** Competency goals over HTTP. */
@NullMarked
package dev.sluice.attribution.competency.api;

import org.jspecify.annotations.NullMarked;
