/** The registry of partners over HTTP. */
@NullMarked
package dev.sluice.cocp.partner.api;

import org.jspecify.annotations.NullMarked;
