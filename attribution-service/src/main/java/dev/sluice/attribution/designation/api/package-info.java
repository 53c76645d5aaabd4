/** Designation scores over HTTP. */
@NullMarked
package dev.sluice.attribution.designation.api;

import org.jspecify.annotations.NullMarked;
