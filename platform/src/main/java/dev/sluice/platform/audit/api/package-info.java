/** The audit trail over HTTP. */
@NullMarked
package dev.sluice.platform.audit.api;

import org.jspecify.annotations.NullMarked;
