/** Who changed what, when and why, in a trail that shows when somebody altered it. */
@NullMarked
package dev.sluice.platform.audit;

import org.jspecify.annotations.NullMarked;
