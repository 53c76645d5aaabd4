/** The terms over HTTP. */
@NullMarked
package dev.sluice.cocp.terms.api;

import org.jspecify.annotations.NullMarked;
