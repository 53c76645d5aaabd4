/** What a running stack leaves in its folder, so that further commands find it. */
@NullMarked
package dev.sluice.stack.state;

import org.jspecify.annotations.NullMarked;
