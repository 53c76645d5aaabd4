/** Moves to CSP that nobody can make for the parties: a stored checklist with the steps of each of them. */
@NullMarked
package dev.sluice.transfer.manual;

import org.jspecify.annotations.NullMarked;
