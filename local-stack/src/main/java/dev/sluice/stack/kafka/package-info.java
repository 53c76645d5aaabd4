/** One Kafka broker in a JVM of its own, and the suite's topics. */
@NullMarked
package dev.sluice.stack.kafka;

import org.jspecify.annotations.NullMarked;
