/** A change of partner as it stands in cocp's events: what notices and mails need of it, and nothing more. */
@NullMarked
package dev.sluice.notification.change;

import org.jspecify.annotations.NullMarked;
