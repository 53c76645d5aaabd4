/** Partners ask customers for a relationship, customers answer, and either side may end it. */
@NullMarked
package dev.sluice.transfer.relationship;

import org.jspecify.annotations.NullMarked;
