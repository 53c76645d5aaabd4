/** Receives the e-mails which the suite sends and keeps them as lines. */
@NullMarked
package dev.sluice.stack.mailbox;

import org.jspecify.annotations.NullMarked;
