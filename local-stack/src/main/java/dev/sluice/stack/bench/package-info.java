/** The benchmarks, which are a program of their own. */
@NullMarked
package dev.sluice.stack.bench;

import org.jspecify.annotations.NullMarked;
