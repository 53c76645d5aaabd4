/** The four services as child processes. */
@NullMarked
package dev.sluice.stack.services;

import org.jspecify.annotations.NullMarked;
