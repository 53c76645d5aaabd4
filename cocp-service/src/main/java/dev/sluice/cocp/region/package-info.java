/** Which sales region and currency a country belongs to, by day. */
@NullMarked
package dev.sluice.cocp.region;

import org.jspecify.annotations.NullMarked;
