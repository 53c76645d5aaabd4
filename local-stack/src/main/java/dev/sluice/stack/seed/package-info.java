/** A portfolio to play with: partners, customers, agreements, what is subscribed under them, and what is about to be renewed. */
@NullMarked
package dev.sluice.stack.seed;

import org.jspecify.annotations.NullMarked;
