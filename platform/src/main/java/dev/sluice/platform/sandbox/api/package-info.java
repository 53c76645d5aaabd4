/** The sandbox clock over HTTP. */
@NullMarked
package dev.sluice.platform.sandbox.api;

import org.jspecify.annotations.NullMarked;
