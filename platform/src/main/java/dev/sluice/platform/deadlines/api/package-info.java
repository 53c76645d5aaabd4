/** What a caller has to expect, over HTTP and as a calendar. */
@NullMarked
package dev.sluice.platform.deadlines.api;

import org.jspecify.annotations.NullMarked;
