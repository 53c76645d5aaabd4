/** Manual transitions over HTTP. */
@NullMarked
package dev.sluice.transfer.manual.api;

import org.jspecify.annotations.NullMarked;
