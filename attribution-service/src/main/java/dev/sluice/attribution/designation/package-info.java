/** Designation scores: points per metric by dated rules, and what they would be if. */
@NullMarked
package dev.sluice.attribution.designation;

import org.jspecify.annotations.NullMarked;
