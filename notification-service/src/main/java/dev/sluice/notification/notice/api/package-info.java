/** Notices over HTTP. */
@NullMarked
package dev.sluice.notification.notice.api;

import org.jspecify.annotations.NullMarked;
