/** Copies of what other services know: names of partners and customers, and whom to write to. */
@NullMarked
package dev.sluice.notification.directory;

import org.jspecify.annotations.NullMarked;
