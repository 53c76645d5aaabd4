/** What repositories share: places on state topics, sets of rows as one parameter. */
@NullMarked
package dev.sluice.cocp.database;

import org.jspecify.annotations.NullMarked;
