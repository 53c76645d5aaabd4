/** Requests for a change of partner over HTTP. */
@NullMarked
package dev.sluice.cocp.request.api;

import org.jspecify.annotations.NullMarked;
