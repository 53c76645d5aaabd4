/** SQL over the connection of the current transaction. */
@NullMarked
package dev.sluice.cocp.database;

import org.jspecify.annotations.NullMarked;
