/** Child processes that never outlive the process that started them, and the ports they listen on. */
@NullMarked
package dev.sluice.stack.process;

import org.jspecify.annotations.NullMarked;
