/** Credits over HTTP. */
@NullMarked
package dev.sluice.attribution.credit.api;

import org.jspecify.annotations.NullMarked;
