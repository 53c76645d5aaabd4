/** One open flow per subscription: whoever takes it first has it until its flow is over. */
@NullMarked
package dev.sluice.transfer.exclusivity;

import org.jspecify.annotations.NullMarked;
