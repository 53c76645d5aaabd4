/** Events of the other services: each becomes one message, its deliveries, notices and mails in one transaction. */
@NullMarked
package dev.sluice.notification.intake;

import org.jspecify.annotations.NullMarked;
