/** SQL text on the connection of the current transaction, without the ceremony around it. */
@NullMarked
package dev.sluice.platform.sql;

import org.jspecify.annotations.NullMarked;
