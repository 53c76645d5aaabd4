/** Secrets and kept answers at rest, under keys that have names. */
@NullMarked
package dev.sluice.platform.encryption;

import org.jspecify.annotations.NullMarked;
