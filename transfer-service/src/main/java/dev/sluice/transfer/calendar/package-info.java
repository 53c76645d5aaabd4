/** Spans of whole days in calendar units. */
@NullMarked
package dev.sluice.transfer.calendar;

import org.jspecify.annotations.NullMarked;
