/** What partners' customers still have in the traditional CSP, and what can be done about it. */
@NullMarked
package dev.sluice.transfer.portfolio;

import org.jspecify.annotations.NullMarked;
