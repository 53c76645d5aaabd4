/** What belongs together: the flow a request or event started, what caused the next step, and the spans of its steps. */
@NullMarked
package dev.sluice.platform.correlation;

import org.jspecify.annotations.NullMarked;
