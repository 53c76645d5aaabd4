/** The vendor's paths, headers and errors. */
@NullMarked
package dev.sluice.transfer.partnercenter.api;

import org.jspecify.annotations.NullMarked;
