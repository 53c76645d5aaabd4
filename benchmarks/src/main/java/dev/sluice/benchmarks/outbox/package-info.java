/** How fast events leave the outbox, beside two other ways of doing it. */
@NullMarked
package dev.sluice.benchmarks.outbox;

import org.jspecify.annotations.NullMarked;
