/** Long work as operations: whoever does such work tells how far it is, and all of it is shown under one address. */
@NullMarked
package dev.sluice.platform.progress;

import org.jspecify.annotations.NullMarked;
