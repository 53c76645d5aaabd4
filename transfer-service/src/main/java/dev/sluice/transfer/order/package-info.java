/** Orders: what was bought or taken over, and when. */
@NullMarked
package dev.sluice.transfer.order;

import org.jspecify.annotations.NullMarked;
