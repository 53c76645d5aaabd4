/** As good as nothing. */
@NullMarked
package dev.sluice.empty;

import org.jspecify.annotations.NullMarked;
