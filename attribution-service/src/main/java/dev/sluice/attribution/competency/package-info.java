/** Revenue goals of competencies: how much is asked for in a period, and how much of it a partner group has reached. */
@NullMarked
package dev.sluice.attribution.competency;

import org.jspecify.annotations.NullMarked;
