/** A webhook receiver that checks every signature and keeps a journal. */
@NullMarked
package dev.sluice.stack.receiver;

import org.jspecify.annotations.NullMarked;
