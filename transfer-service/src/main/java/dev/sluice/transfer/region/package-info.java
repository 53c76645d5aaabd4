/** Which sales region and currency a country belongs to, by day, and who may sell to whom. */
@NullMarked
package dev.sluice.transfer.region;

import org.jspecify.annotations.NullMarked;
