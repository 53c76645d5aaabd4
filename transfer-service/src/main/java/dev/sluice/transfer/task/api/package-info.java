/** Tasks over HTTP. */
@NullMarked
package dev.sluice.transfer.task.api;

import org.jspecify.annotations.NullMarked;
