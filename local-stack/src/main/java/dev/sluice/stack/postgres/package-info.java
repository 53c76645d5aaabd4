/** One PostgreSQL server from unpacked binaries, with a database and a role of its own for each service. */
@NullMarked
package dev.sluice.stack.postgres;

import org.jspecify.annotations.NullMarked;
