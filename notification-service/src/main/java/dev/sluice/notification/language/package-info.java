/** The languages that people are written to in. */
@NullMarked
package dev.sluice.notification.language;

import org.jspecify.annotations.NullMarked;
