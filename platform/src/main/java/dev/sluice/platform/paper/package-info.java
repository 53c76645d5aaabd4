/** Pages of text for whoever writes a PDF; who uses it brings PDFBox. */
@NullMarked
package dev.sluice.platform.paper;

import org.jspecify.annotations.NullMarked;
