/** The database's tables, brought up to date before anything reads them. */
@NullMarked
package dev.sluice.platform.schema;

import org.jspecify.annotations.NullMarked;
