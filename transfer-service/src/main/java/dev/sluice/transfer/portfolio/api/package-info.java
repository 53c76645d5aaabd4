/** The portfolio over HTTP. */
@NullMarked
package dev.sluice.transfer.portfolio.api;

import org.jspecify.annotations.NullMarked;
