/** Business days: Monday to Friday without the holidays that a deployment names. */
@NullMarked
package dev.sluice.attribution.workday;

import org.jspecify.annotations.NullMarked;
