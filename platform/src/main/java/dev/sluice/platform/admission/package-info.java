/** Says no early when more is asked than can be done, so that what was accepted is answered in time. */
@NullMarked
package dev.sluice.platform.admission;

import org.jspecify.annotations.NullMarked;
