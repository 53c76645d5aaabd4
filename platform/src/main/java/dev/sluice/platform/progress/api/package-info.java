/** Operations over HTTP. */
@NullMarked
package dev.sluice.platform.progress.api;

import org.jspecify.annotations.NullMarked;
