/** PostgreSQL and Kafka for the tests of every module. */
@NullMarked
package dev.sluice.stack.testing;

import org.jspecify.annotations.NullMarked;
