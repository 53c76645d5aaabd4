/** The operations desk over HTTP. */
@NullMarked
package dev.sluice.platform.operations.api;

import org.jspecify.annotations.NullMarked;
