/** Agreements over HTTP. */
@NullMarked
package dev.sluice.cocp.agreement.api;

import org.jspecify.annotations.NullMarked;
