/** What can be sold, migrated and upgraded where and from when: versions of the offer matrix. */
@NullMarked
package dev.sluice.transfer.offer;

import org.jspecify.annotations.NullMarked;
