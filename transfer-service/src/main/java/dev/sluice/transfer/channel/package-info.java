/** Renewals from an EA to CSP: what can be renewed and why not, schedules, their processing. */
@NullMarked
package dev.sluice.transfer.channel;

import org.jspecify.annotations.NullMarked;
