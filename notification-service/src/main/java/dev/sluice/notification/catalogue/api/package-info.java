/** The catalogue of events over HTTP. */
@NullMarked
package dev.sluice.notification.catalogue.api;

import org.jspecify.annotations.NullMarked;
