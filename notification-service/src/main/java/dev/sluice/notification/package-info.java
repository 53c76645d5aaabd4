/** Tells everybody concerned what happened: signed webhooks, in-product notices, e-mail. */
@NullMarked
package dev.sluice.notification;

import org.jspecify.annotations.NullMarked;
