/** E-mail to people named for a request: kept as rows, sent by a worker, at least once. */
@NullMarked
package dev.sluice.notification.mail;

import org.jspecify.annotations.NullMarked;
