/** Lists by key set: pages that stay stable under writes. */
@NullMarked
package dev.sluice.platform.paging;

import org.jspecify.annotations.NullMarked;
