/** Relationships and the requests for them over HTTP. */
@NullMarked
package dev.sluice.transfer.relationship.api;

import org.jspecify.annotations.NullMarked;
