/** What a person wants by e-mail, over HTTP. */
@NullMarked
package dev.sluice.notification.mail.api;

import org.jspecify.annotations.NullMarked;
