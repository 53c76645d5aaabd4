/** Calls to the services by their public HTTP interface. */
@NullMarked
package dev.sluice.stack.http;

import org.jspecify.annotations.NullMarked;
