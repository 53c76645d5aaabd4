/** Imports and their progress over HTTP. */
@NullMarked
package dev.sluice.platform.imports.api;

import org.jspecify.annotations.NullMarked;
