/** What belongs together: the flow a request or event started, and what caused the next step. */
@NullMarked
package dev.sluice.platform.correlation;

import org.jspecify.annotations.NullMarked;
