/** What was measured, on what, and whether it holds; as JSON and as a page. */
@NullMarked
package dev.sluice.benchmarks.report;

import org.jspecify.annotations.NullMarked;
